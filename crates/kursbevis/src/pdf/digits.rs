//! Numbers in decimal, without the standard library's formatting: a page's code is little else.

use std::io::Write as _;

/// Writes `number` in decimal.
pub fn push(out: &mut Vec<u8>, number: i64) {
    // An i64 has at most 19 digits, and a sign.
    let (mut digits, mut start) = ([0; 20], 20);
    let mut rest = number.unsigned_abs();
    while start > 0 {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(digits.get(start..).unwrap_or_default());
}

/// Writes a count or a place.
pub fn push_count(out: &mut Vec<u8>, count: usize) {
    push(out, i64::try_from(count).unwrap_or(i64::MAX));
}

/// Writes a measure: the shortest decimal that means this number, as the standard library does.
pub fn push_real(out: &mut Vec<u8>, number: f32) {
    let hundredths = (number * 100.0).round();
    // Nearly all measures are whole hundredths; those below 10,000 have no shorter decimal.
    if hundredths.abs() >= 1_000_000.0
        || hundredths / 100.0 != number
        || (hundredths == 0.0 && number.is_sign_negative())
    {
        // Writing to memory cannot fail.
        let _ = write!(out, "{number}");
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below a million")]
    let hundredths = hundredths as i64;
    if hundredths < 0 {
        out.push(b'-');
    }
    push(out, hundredths.abs() / 100);
    let rest = hundredths.unsigned_abs() % 100;
    if rest != 0 {
        out.push(b'.');
        out.push(b'0' + (rest / 10) as u8);
        if !rest.is_multiple_of(10) {
            out.push(b'0' + (rest % 10) as u8);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for number in [0, 7, -7, 10, 99, -100, 12_345, i64::MAX, i64::MIN] {
            let mut out = Vec::new();
            super::push(&mut out, number);
            assert_eq!(String::from_utf8(out).unwrap(), number.to_string());
        }
        let hundredths = (-100_000..100_000).map(|n| n as f32 / 100.0);
        for number in
            hundredths.chain([0.0, -0.0, 0.001, -0.004, 0.64279, 9999.99, 10_000.01, 595.276, f32::MAX])
        {
            let mut out = Vec::new();
            super::push_real(&mut out, number);
            assert_eq!(String::from_utf8(out).unwrap(), number.to_string());
        }
    }
}
