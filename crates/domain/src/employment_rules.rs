//! What an employment may say. Whether the register has the virksomhet and the arbeidssted is checked by
//! whoever has the register.

use crate::field::{FieldCode, FieldError};
use crate::fodselsnummer;
use crate::orgnr;
use crate::records::EmploymentFacts;
use crate::text::check_line;

/// Most characters of a stilling.
pub const POSITION_MAX: usize = 100;
/// Most characters of an ansattnummer.
pub const EMPLOYEE_NUMBER_MAX: usize = 30;
/// Most characters of a name from the register.
pub const NAME_MAX: usize = 200;

/// Everything that is wrong with the form of `facts`.
#[must_use]
pub fn check(facts: &EmploymentFacts) -> Vec<FieldError> {
    let checks = [
        ("virksomhet", check_orgnr(&facts.virksomhet)),
        ("virksomhet_name", check_line(&facts.virksomhet_name, NAME_MAX)),
        ("arbeidssted", check_orgnr(&facts.arbeidssted)),
        ("arbeidssted_name", check_line(&facts.arbeidssted_name, NAME_MAX)),
        ("place", check_line(&facts.place, NAME_MAX)),
        ("kommune", check_line(&facts.kommune, NAME_MAX)),
        ("position", check_position(&facts.position)),
        ("percent", check_percent(facts.percent)),
        ("employee_number", check_employee_number(&facts.employee_number)),
    ];
    checks
        .into_iter()
        .filter_map(|(field, result)| result.err().map(|code| FieldError::new(field, code)))
        .collect()
}

fn check_orgnr(number: &str) -> Result<(), FieldCode> {
    if number.is_empty() {
        Err(FieldCode::Required)
    } else if number.len() != 9 || !number.bytes().all(|b| b.is_ascii_digit()) {
        Err(FieldCode::BadNumber)
    } else if orgnr::is_valid(number) {
        Ok(())
    } else {
        Err(FieldCode::BadCheckDigit)
    }
}

fn check_position(position: &str) -> Result<(), FieldCode> {
    if position.trim().is_empty() {
        return Err(FieldCode::Required);
    }
    check_line(position, POSITION_MAX)?;
    if fodselsnummer::contains(position) { Err(FieldCode::BadCharacters) } else { Ok(()) }
}

fn check_percent(percent: u8) -> Result<(), FieldCode> {
    if (1..=100).contains(&percent) { Ok(()) } else { Err(FieldCode::OutOfRange) }
}

/// Letters, digits and the marks that employers use; never a fødselsnummer.
fn check_employee_number(number: &str) -> Result<(), FieldCode> {
    check_line(number, EMPLOYEE_NUMBER_MAX)?;
    let is_form = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/' | '_');
    if number.chars().all(is_form) && !fodselsnummer::contains(number) {
        Ok(())
    } else {
        Err(FieldCode::BadCharacters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn facts() -> EmploymentFacts {
        EmploymentFacts {
            virksomhet: "974760673".into(),
            virksomhet_name: "Registerenheten".into(),
            arbeidssted: "923609016".into(),
            arbeidssted_name: "Registerenheten Brønnøysund".into(),
            place: "BRØNNØYSUND".into(),
            kommune: "Brønnøy".into(),
            position: "Rådgiver".into(),
            percent: 100,
            employee_number: "A-1024/7".into(),
            payroll_deduction: true,
        }
    }

    fn codes(facts: &EmploymentFacts) -> Vec<(String, FieldCode)> {
        check(facts).into_iter().map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn r_05_2_a_right_employment_is_accepted() {
        assert_eq!(check(&facts()), vec![]);
        assert_eq!(check(&EmploymentFacts { employee_number: String::new(), percent: 1, ..facts() }), vec![]);
    }

    #[test]
    fn r_05_2_each_wrong_field_is_named() {
        let wrong = EmploymentFacts {
            virksomhet: String::new(),
            arbeidssted: "112233445".into(),
            position: " ".into(),
            percent: 0,
            employee_number: "<script>".into(),
            place: "Os\u{202e}lo".into(),
            ..facts()
        };
        assert_eq!(
            codes(&wrong),
            [
                ("virksomhet".to_owned(), FieldCode::Required),
                ("arbeidssted".to_owned(), FieldCode::BadCheckDigit),
                ("place".to_owned(), FieldCode::BadCharacters),
                ("position".to_owned(), FieldCode::Required),
                ("percent".to_owned(), FieldCode::OutOfRange),
                ("employee_number".to_owned(), FieldCode::BadCharacters),
            ]
        );
    }

    #[test]
    fn a_fodselsnummer_is_no_ansattnummer() {
        let wrong = EmploymentFacts { employee_number: "13527248013".into(), ..facts() };
        assert_eq!(codes(&wrong), [("employee_number".to_owned(), FieldCode::BadCharacters)]);
        let wrong = EmploymentFacts { position: "Rådgiver 135272 48013".into(), ..facts() };
        assert_eq!(codes(&wrong), [("position".to_owned(), FieldCode::BadCharacters)]);
    }

    #[test]
    fn r_05_2_lengths_are_bounded() {
        let wrong = EmploymentFacts {
            position: "å".repeat(101),
            employee_number: "1".repeat(31),
            virksomhet: "97476067".into(),
            ..facts()
        };
        assert_eq!(
            codes(&wrong),
            [
                ("virksomhet".to_owned(), FieldCode::BadNumber),
                ("position".to_owned(), FieldCode::TooLong),
                ("employee_number".to_owned(), FieldCode::TooLong),
            ]
        );
    }

    proptest! {
        #[test]
        fn r_05_2_the_percentage_is_1_to_100(percent in any::<u8>()) {
            let errors = check(&EmploymentFacts { percent, ..facts() });
            prop_assert_eq!(errors.is_empty(), (1..=100).contains(&percent));
        }
    }
}
