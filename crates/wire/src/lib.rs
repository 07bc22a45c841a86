//! The HTTP contract: routes, messages, problem details.
