//! [`min_side_fuzz::targets::text`] under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| min_side_fuzz::targets::text(data));
