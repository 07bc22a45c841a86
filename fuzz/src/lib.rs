//! What is fed to the parsers; `fuzz_targets/` gives each to libFuzzer.

pub mod harmless;
pub mod targets;
