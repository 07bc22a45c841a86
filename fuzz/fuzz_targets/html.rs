//! [`min_side_fuzz::targets::html`] under libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| min_side_fuzz::targets::html(data));
