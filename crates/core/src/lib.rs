//! The app without a face: cache, sync, outbox, search, documents.
