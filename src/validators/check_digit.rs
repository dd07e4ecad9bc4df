//! The check characters of the papers: resident numbers, credit codes, organisation codes, old licences.

/// Weights of GB 11643, one for each of the first 17 digits.
const RESIDENT: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// Weights of GB 32100: powers of 3 modulo 31.
const CREDIT: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// The alphabet of GB 32100: a character's place is its value; I, O, S, V and Z never occur.
const CREDIT_CHARS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Weights of GB 11714, one for each of the first eight characters.
const ORGANISATION: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Whether the 18th character of a resident number follows from the other 17 (GB 11643, MOD 11-2).
pub fn resident_agrees(code: &str) -> bool {
    let chars: Vec<char> = code.chars().collect();
    let (Some(body), Some(last)) = (chars.get(..17), chars.get(17)) else {
        return false;
    };
    let Some(sum) = weighted(body, &RESIDENT, |c| c.to_digit(10)) else {
        return false;
    };
    chars.len() == 18 && "10X98765432".chars().nth((sum % 11) as usize) == Some(*last)
}

/// Whether the 18th character of a credit code follows from the other 17 (GB 32100).
pub fn credit_agrees(code: &str) -> bool {
    let chars: Vec<char> = code.chars().collect();
    let (Some(body), Some(last)) = (chars.get(..17), chars.get(17)) else {
        return false;
    };
    let Some(sum) = weighted(body, &CREDIT, credit_value) else {
        return false;
    };
    chars.len() == 18 && credit_value(*last) == Some((31 - sum % 31) % 31)
}

/// The value of a character in a credit code, none for one that never occurs in it.
pub fn credit_value(c: char) -> Option<u32> {
    CREDIT_CHARS.chars().position(|known| known == c).and_then(|at| u32::try_from(at).ok())
}

/// Whether the ninth character of an organisation code follows from the other eight (GB 11714).
pub fn organisation_agrees(code: &str) -> bool {
    let chars: Vec<char> = code.chars().collect();
    let (Some(body), Some(last)) = (chars.get(..8), chars.get(8)) else {
        return false;
    };
    let Some(sum) = weighted(body, &ORGANISATION, |c| c.is_ascii().then(|| c.to_digit(36)).flatten()) else {
        return false;
    };
    chars.len() == 9 && "0X987654321".chars().nth((sum % 11) as usize) == Some(*last)
}

/// Whether the 15th digit of an old licence number follows from the other 14 (MOD 11,10).
pub fn old_licence_agrees(code: &str) -> bool {
    let digits: Option<Vec<u32>> = code.chars().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|d| d.len() == 15) else {
        return false;
    };
    let carry = digits.iter().take(14).fold(10, |carry, digit| {
        let sum = (carry + digit) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    digits.last().is_some_and(|last| (carry + last) % 10 == 1)
}

/// The weighted sum, none if a character has no value.
fn weighted(body: &[char], weights: &[u32], value: impl Fn(char) -> Option<u32>) -> Option<u32> {
    body.iter().zip(weights).map(|(c, w)| value(*c).map(|v| v * w)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples_agree() {
        for code in ["11010519491231002X", "440524188001010014"] {
            assert!(resident_agrees(code), "{code}");
        }
        for code in ["91350100M000100Y43", "91330100799655058B", "9144030071526726XG", "914403001922038216"] {
            assert!(credit_agrees(code), "{code}");
            assert!(organisation_agrees(&code[8..17]), "{code}");
        }
        assert!(organisation_agrees("D2143569X"));
        assert!(old_licence_agrees("110108000000016"));
    }

    #[test]
    fn odd_input_is_refused() {
        for code in ["", "X", "汉字", "11010519491231002", "11010519491231002XX"] {
            assert!(!resident_agrees(code) && !credit_agrees(code) && !organisation_agrees(code));
            assert!(!old_licence_agrees(code));
        }
    }
}
