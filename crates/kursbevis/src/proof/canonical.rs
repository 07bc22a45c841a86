//! One form for the facts, whoever wrote them down: JSON with its keys in order and nothing between (RFC 8785;
//! the facts hold only text, whole numbers, lists of text and one truth value).

use min_side_domain::records::KursbevisFacts;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// The facts in canonical form.
fn canonical(facts: &KursbevisFacts) -> Vec<u8> {
    // A map of our own: the order of serde_json's depends on who else is in the build.
    let value = serde_json::to_value(facts).unwrap_or_default();
    let map: BTreeMap<&String, &serde_json::Value> = value.as_object().into_iter().flatten().collect();
    serde_json::to_vec(&map).unwrap_or_default()
}

/// SHA-256 of the canonical facts.
#[must_use]
pub fn digest(facts: &KursbevisFacts) -> [u8; 32] {
    Sha256::digest(canonical(facts)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_has_its_keys_in_order_and_leaves_out_what_is_not_said() {
        let facts: KursbevisFacts = serde_json::from_str(
            r#"{"template_version":1,"number":"A-1","holder":"Å","course":"K","starts":"2024-01-02",
            "ends":"2024-01-03","hours":7,"place":"","contents":["a","b"],"issuer":"I","signatory":"S",
            "signatory_title":"T","issued":"2024-01-04"}"#,
        )
        .unwrap();
        assert_eq!(
            String::from_utf8(canonical(&facts)).unwrap(),
            r#"{"contents":["a","b"],"course":"K","ends":"2024-01-03","holder":"Å","hours":7,"issued":"2024-01-04","issuer":"I","number":"A-1","place":"","signatory":"S","signatory_title":"T","starts":"2024-01-02","template_version":1}"#
        );
    }
}
