//! Tests that need the real server, the real core or the real window.
