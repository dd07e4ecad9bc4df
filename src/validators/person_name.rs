//! Name of a person (姓名), as it stands on the paper.
//!
//! Chinese names have two characters or more, from any block of the repertoire (䶮, 𠮷, 〇); the parts
//! of minority names are joined by one middle dot ·. Foreigners write what their passport says, in
//! Latin letters. Digits and other signs are refused; what is only unusual is asked again once.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const PERSON_NAME: Validator = Validator {
    name: "person_name",
    rule: "name of a person: Chinese characters from any block, parts joined by ·, or Latin letters",
    check,
    keep: |text| normal(text),
    good: &[
        "林晓帆",
        " 林 晓 帆 ",
        "䶮〇",
        "𠮷田",
        "阿卜杜拉·买买提",
        "阿卜杜拉•买买提",
        "阿卜杜拉．买买提",
        "阿卜杜拉。买买提",
        "阿卜杜拉 ∙ 买买提",
        "姓名：⾼⼩明",
        "JANE MARY O'DOE-SMITH",
        "José García",
    ],
    bad: &[
        ("", "empty"),
        ("林", "person_name_short_unsure"),
        ("林晓帆1", "person_name_digit"),
        ("林晓帆@", "person_name_sign"),
        ("林晓帆Jane", "person_name_mixed_unsure"),
        ("Иван Петров", "person_name_script_unsure"),
        ("杭州云帆软件有限公司", "person_name_is_unit"),
        ("·林晓帆", "person_name_dot"),
        ("13800138000", "person_name_digit"),
    ],
    sensitive: false,
};

/// The longest name, in characters: passports hold up to 39 in one line, minority names about 20.
const CHARS_MAX: usize = 60;

/// A Chinese name of so many characters has parts, which the paper joins by a dot.
const HAN_IN_ONE_PART_MAX: usize = 5;

/// Endings that only units have.
const UNIT_ENDINGS: [&str; 6] = ["有限公司", "公司", "事务所", "合作社", "委员会", "集团"];

/// Titles that stand on no paper.
const TITLES: [&str; 6] = ["先生", "女士", "小姐", "老师", "经理", "同志"];

fn check(text: &str, _: &Context) -> Verdict {
    let name = clean::within(normal(text), CHARS_MAX)?;
    if name.chars().any(|c| c.is_numeric() && !clean::is_han(c)) {
        return Err(Fault::new("person_name_digit"));
    }
    let (han, letters) = name.chars().fold((0, 0), |(han, letters), c| match c {
        c if clean::is_han(c) => (han + 1, letters),
        c if c.is_alphabetic() => (han, letters + 1),
        _ => (han, letters),
    });
    if let Some(at) = name.chars().position(|c| !belongs(c, letters > 0)) {
        return Err(Fault::new("person_name_sign").with("at", at + 1));
    }
    if name.starts_with('·') || name.ends_with('·') || name.contains("··") {
        return Err(Fault::new("person_name_dot"));
    }
    if UNIT_ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        return Err(Fault::new("person_name_is_unit"));
    }
    if han > 0 && letters > 0 {
        return Err(Fault::new("person_name_mixed_unsure"));
    }
    if name.chars().any(|c| c.is_alphabetic() && !clean::is_han(c) && !is_latin(c)) {
        return Err(Fault::new("person_name_script_unsure"));
    }
    if han + letters < 2 {
        return Err(Fault::new("person_name_short_unsure"));
    }
    let titled = TITLES.iter().any(|title| name.ends_with(title) && han > 2);
    let undotted = han > HAN_IN_ONE_PART_MAX && !name.contains('·');
    let doubts =
        [titled.then(|| Fault::new("person_name_title")), undotted.then(|| Fault::new("person_name_undotted"))];
    Ok(Accepted { warnings: doubts.into_iter().flatten().collect(), value: name })
}

/// One line, no spaces beside Chinese characters, one kind of middle dot.
fn normal(text: &str) -> String {
    let line = clean::line(text);
    let chinese = line.chars().any(clean::is_han);
    let unified: String = line
        .chars()
        .map(|c| match c {
            '•' | '・' | '‧' | '∙' | '⋅' | '･' | '᛫' | '●' | '．' | '․' | '·' | '◦' | '⸱' | '⸳' | 'ᐧ' | 'ꞏ' => {
                '·'
            }
            '.' | '。' | '｡' | '﹒' if chinese => '·',
            '’' | '‘' | '`' | '｀' | '＇' => '\'',
            dash if clean::is_dash(dash) => '-',
            c @ '\u{FF21}'..='\u{FF5A}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect();
    clean::unnamed(&clean::close_up(&unified)).to_owned()
}

/// Whether a sign belongs to names at all; the small ones only between letters.
fn belongs(c: char, latin: bool) -> bool {
    clean::is_han(c)
        || c.is_alphabetic()
        || c == '·'
        || is_mark(c)
        || (latin && matches!(c, ' ' | '\'' | '-' | '.' | ','))
}

/// Accents that follow their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{00AA}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn normal_forms() {
        let desk = Desk::default();
        for (typed, value) in [
            ("阿卜杜拉．买买提", "阿卜杜拉·买买提"),
            ("林 晓帆", "林晓帆"),
            ("ＪＡＮＥ DOE", "JANE DOE"),
            ("O’Doe Jane", "O'Doe Jane"),
        ] {
            assert_eq!(desk.accept("person_name", typed).value, value);
        }
        assert_eq!(codes(&desk.accept("person_name", "林晓帆先生")), ["person_name_title"]);
        assert_eq!(codes(&desk.accept("person_name", "阿卜杜拉 买买提")), ["person_name_undotted"]);
    }
}
