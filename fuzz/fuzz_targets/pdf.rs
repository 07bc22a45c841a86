//! [`min_side_fuzz::targets::pdf`] under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| min_side_fuzz::targets::pdf(data));
