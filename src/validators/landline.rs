//! Landline number (座机): area code, number of seven or eight digits, perhaps an extension.
//!
//! Normal form: `0571-88158388`, with an extension `010-87654321-007`. The area code is 010, 02x, or
//! four digits. Numbers that only take calls (400, 800) and short ones are doubted, not refused.

use super::{Accepted, Context, Validator, Verdict, clean, mobile};
use crate::text::Fault;

pub(super) const LANDLINE: Validator = Validator {
    name: "landline",
    rule: "landline: area code, 7 or 8 digits, perhaps an extension",
    check,
    keep: clean::half,
    good: &[
        "0571-88158388",
        "(010) 8765 4321",
        "057188158388",
        "０１０－８７６５４３２１",
        "+86 571 8815 8388",
        "086-010-87654321-007",
        "010-87654321转007",
        "0755 8765432 ext. 12",
        "座机：0571-88158388",
    ],
    bad: &[
        ("", "empty"),
        ("88158388", "landline_area"),
        ("0571-881583", "landline_length"),
        ("0571-88158388888", "landline_length"),
        ("13800138000", "landline_is_mobile"),
        ("400-800-1234", "landline_unsure"),
        ("+44 20 7946 0018", "landline_foreign"),
        ("0571-8815838a", "landline_char"),
        ("0571-88158388转1234567", "landline_length"),
    ],
    sensitive: true,
};

/// The longest extension, in digits.
const EXTENSION_DIGITS_MAX: usize = 6;

/// What people write before an extension.
const EXTENSION_WORDS: [&str; 6] = ["转分机", "分机", "转", "ext.", "ext", "#"];

pub(super) fn check(text: &str, _: &Context) -> Verdict {
    let line = clean::within(clean::half(text), clean::LINE_CHARS_MAX)?.to_lowercase();
    let line = clean::unlabelled(line.trim_start_matches("tel:"));
    let plus = line.starts_with('+') || line.starts_with("(+");
    let (main, extension) = split_extension(line);
    let mut groups = digit_groups(main)?;
    let home = strip_country(&mut groups, plus);
    let all = groups.concat();
    if !home || all.starts_with("00") {
        return Err(Fault::new("landline_foreign"));
    }
    if mobile::is_mobile(&all) {
        return Err(Fault::new("landline_is_mobile"));
    }
    if !all.starts_with('0') {
        let bare = matches!(all.len(), 7 | 8);
        return Err(Fault::new(if bare { "landline_area" } else { "landline_unsure" }));
    }
    let (number, extension) = match extension {
        Some(extension) => (all, Some(digit_groups(extension)?.concat())),
        None => last_group_as_extension(&groups),
    };
    let area = if number.starts_with("010") || number.starts_with("02") { 3 } else { 4 };
    let (area, rest) = number.split_at_checked(area).unwrap_or((number.as_str(), ""));
    let extended = extension.as_ref().is_some_and(|e| e.is_empty() || e.len() > EXTENSION_DIGITS_MAX);
    if !matches!(rest.len(), 7 | 8) || extended {
        return Err(Fault::new("landline_length").with("have", rest.len()));
    }
    let odd = is_odd_area(area) || rest.starts_with(['0', '1']);
    let warnings = odd.then(|| Fault::new("landline_odd")).into_iter().collect();
    let tail = extension.map(|extension| format!("-{extension}")).unwrap_or_default();
    Ok(Accepted { value: format!("{area}-{rest}{tail}"), warnings })
}

/// No such area: they are 010, 020 to 029, and 03xx to 09xx.
fn is_odd_area(area: &str) -> bool {
    area != "010" && area.starts_with("01")
}

fn split_extension(line: &str) -> (&str, Option<&str>) {
    EXTENSION_WORDS
        .iter()
        .find_map(|word| line.split_once(word))
        .map_or((line, None), |(main, extension)| (main, Some(extension)))
}

/// The runs of digits, or the place of the first sign that belongs to no number.
fn digit_groups(line: &str) -> Result<Vec<String>, Fault> {
    let odd = |c: char| !c.is_ascii_digit() && !clean::is_dash(c) && !" ()+./".contains(c);
    if let Some(at) = line.chars().position(odd) {
        return Err(Fault::new("landline_char").with("at", at + 1));
    }
    let groups = line.split(|c: char| !c.is_ascii_digit());
    Ok(groups.filter(|group| !group.is_empty()).map(str::to_owned).collect())
}

/// Takes China's prefix off and gives the area code its zero back; false for another country's.
fn strip_country(groups: &mut Vec<String>, plus: bool) -> bool {
    let Some(first) = groups.first_mut() else {
        return true;
    };
    let joined = if plus { first.strip_prefix("86") } else { first.strip_prefix("0086") };
    match joined.map(str::to_owned) {
        Some(rest) => *first = rest,
        None if plus => return false,
        None if first == "086" || first == "86" => first.clear(),
        None => return true,
    }
    if first.is_empty() {
        groups.remove(0);
    }
    let mobile = |area: &str| area.starts_with('1') && !area.starts_with("10");
    if let Some(area) = groups.first_mut().filter(|area| !area.starts_with('0') && !mobile(area)) {
        area.insert(0, '0');
    }
    true
}

/// "010-87654321-007": the last group is an extension when the others make a whole number.
fn last_group_as_extension(groups: &[String]) -> (String, Option<String>) {
    let Some((last, before)) = groups.split_last() else {
        return (String::new(), None);
    };
    let number = before.concat();
    let area = if number.starts_with("010") || number.starts_with("02") { 3 } else { 4 };
    let whole = number.len().checked_sub(area).is_some_and(|rest| matches!(rest, 7 | 8));
    if whole { (number, Some(last.clone())) } else { (groups.concat(), None) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn one_normal_form() {
        let desk = Desk::default();
        for (typed, value) in [
            ("(0571) 8815 8388", "0571-88158388"),
            ("086-010-87654321-007", "010-87654321-007"),
            ("02187654321", "021-87654321"),
            ("+8657188158388", "0571-88158388"),
            ("0086-571-88158388", "0571-88158388"),
            ("+86 10 8765 4321", "010-87654321"),
            ("0755-8765432转12", "0755-8765432-12"),
        ] {
            assert_eq!(desk.accept("landline", typed).value, value);
        }
        assert_eq!(codes(&desk.accept("landline", "0111-88158388")), ["landline_odd"]);
        assert_eq!(codes(&desk.accept("landline", "0571-18158388")), ["landline_odd"]);
    }
}
