//! The check digits that Norwegian numbers share: mod 11 and mod 10 (Luhn).

/// The digits of `text`; `None` unless it is ASCII digits alone.
pub(crate) fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}

/// Sum of each digit times the weight 2, 3, 4, 5, 6, 7, 2, … counted from the right.
pub(crate) fn weighted_sum(digits: &[u32]) -> u32 {
    digits.iter().rev().zip((2..=7).cycle()).map(|(digit, weight)| digit * weight).sum()
}

/// The mod-11 check digit of `payload`, 0 to 10; 10 has no digit of its own.
pub(crate) fn mod11(payload: &[u32]) -> u32 {
    (11 - weighted_sum(payload) % 11) % 11
}

/// The mod-10 (Luhn) check digit of `payload`, 0 to 9.
pub(crate) fn mod10(payload: &[u32]) -> u32 {
    let sum: u32 = payload
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, doubled) if doubled > 9 => doubled - 9,
            (0, doubled) => doubled,
            _ => *digit,
        })
        .sum();
    (10 - sum % 10) % 10
}
