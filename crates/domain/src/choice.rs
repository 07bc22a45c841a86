//! `E-post sendes til` and `Foretrukket mobil`: the choice between two fields.

use crate::field::FieldCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which of two fields is used under normal circumstances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Arbeid.
    Work,
    /// Privat.
    Private,
}

/// The choice that follows from what is filled: exactly one filled field is the choice, whatever was
/// chosen before; both empty is no choice; with both filled the member's own choice stands, and `None`
/// means that the member has yet to choose.
#[must_use]
pub fn resolve(work: &str, private: &str, chosen: Option<Choice>) -> Option<Choice> {
    match (is_filled(work), is_filled(private)) {
        (true, false) => Some(Choice::Work),
        (false, true) => Some(Choice::Private),
        (false, false) => None,
        (true, true) => chosen,
    }
}

/// Accepts a combination or says what is wrong with the choice.
///
/// # Errors
/// [`FieldCode::ChoiceOfEmpty`] when it points at an empty field, [`FieldCode::ChoiceForced`] when only the
/// other field could be meant, [`FieldCode::ChoiceMissing`] when both are filled and neither is chosen.
pub fn check(work: &str, private: &str, chosen: Option<Choice>) -> Result<(), FieldCode> {
    match (is_filled(work), is_filled(private), chosen) {
        (true, true, Some(_))
        | (true, false, Some(Choice::Work))
        | (false, true, Some(Choice::Private))
        | (false, false, None) => Ok(()),
        (true, true, None) => Err(FieldCode::ChoiceMissing),
        (false, false, Some(_))
        | (true, false, Some(Choice::Private))
        | (false, true, Some(Choice::Work)) => Err(FieldCode::ChoiceOfEmpty),
        (true, false, None) | (false, true, None) => Err(FieldCode::ChoiceForced),
    }
}

fn is_filled(value: &str) -> bool {
    !value.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_choice() -> impl Strategy<Value = Option<Choice>> {
        prop_oneof![Just(None), Just(Some(Choice::Work)), Just(Some(Choice::Private))]
    }

    proptest! {
        #[test]
        fn r_01_3_a_settled_choice_is_accepted_unless_the_member_must_choose(
            work in "[a-z ]{0,2}", private in "[a-z ]{0,2}", chosen in any_choice()
        ) {
            let settled = resolve(&work, &private, chosen);
            match check(&work, &private, settled) {
                Ok(()) => {}
                Err(code) => {
                    prop_assert_eq!(code, FieldCode::ChoiceMissing);
                    prop_assert_eq!(chosen, None);
                }
            }
        }

        #[test]
        fn r_01_4_a_choice_never_points_at_an_empty_field(
            work in "[a-z ]{0,2}", private in "[a-z ]{0,2}", chosen in any_choice()
        ) {
            if check(&work, &private, chosen).is_ok() {
                match chosen {
                    Some(Choice::Work) => prop_assert!(!work.trim().is_empty()),
                    Some(Choice::Private) => prop_assert!(!private.trim().is_empty()),
                    None => prop_assert!(work.trim().is_empty() && private.trim().is_empty()),
                }
            }
        }
    }
}
