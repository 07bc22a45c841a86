//! Tests of the generated union.
