//! Certificate facts to PDF bytes, and back to verified facts.
