//! From lines of words to fields: by the labels that the papers print and the form that the values have.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::rulebook::photos::Reading;
use crate::validators::check_digit::{credit_agrees, resident_agrees};

/// Characters of a name at most: those of units are long.
const NAME_CHARS_MAX: usize = 60;
/// Characters of a number on the papers.
const NUMBER_CHARS: usize = 18;
/// A line with as many digits is a number that was read badly.
const NUMBER_DIGITS_MIN: usize = 10;

/// What stands on the papers before that which is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    person: Vec<String>,
    unit: Vec<String>,
    long: Vec<String>,
}

fn labels() -> &'static Labels {
    static LABELS: OnceLock<Labels> = OnceLock::new();
    LABELS.get_or_init(|| toml::from_str(include_str!("labels.toml")).expect("labels.toml is read by the tests"))
}

/// A line of words as the program saw it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its words, without the spaces between.
    text: String,
    /// How sure it is of the least sure word, in hundredths.
    certainty: u8,
    /// Left, top, right, bottom in pixels.
    place: [u32; 4],
}

/// The lines of a table of words: level, page, block, paragraph, line, word, left, top, width, height, certainty, text.
pub(super) fn lines(table: &str) -> Vec<Line> {
    let mut lines: Vec<(Vec<&str>, Line)> = Vec::new();
    for row in table.lines() {
        let columns: Vec<&str> = row.split('\t').collect();
        let [_, page, block, paragraph, line, _, left, top, width, height, certainty, text] = columns.as_slice() else {
            continue;
        };
        let number = |text: &str| text.parse::<u32>().ok();
        let (Some(left), Some(top), Some(width), Some(height)) =
            (number(left), number(top), number(width), number(height))
        else {
            continue;
        };
        // Rows of a whole line or block have no words and no certainty.
        let Some(certainty) = certainty.parse::<f32>().ok().filter(|c| *c >= 0.0) else {
            continue;
        };
        let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        if text.is_empty() {
            continue;
        }
        let (at, certainty) = (vec![*page, *block, *paragraph, *line], certainty.min(100.0) as u8);
        let place = [left, top, left.saturating_add(width), top.saturating_add(height)];
        match lines.last_mut().filter(|(before, _)| *before == at) {
            Some((_, line)) => {
                line.text.push_str(&text);
                line.certainty = line.certainty.min(certainty);
                let [l, t, r, b] = line.place;
                line.place = [l.min(place[0]), t.min(place[1]), r.max(place[2]), b.max(place[3])];
            }
            None => lines.push((at, Line { text, certainty, place })),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The name on a card: what follows its label on the same line.
pub(super) fn person(lines: &[Line]) -> Option<Reading> {
    named(lines, &labels().person, &|sign| is_han(sign) || sign == '·').filter(|name| name.text.chars().count() >= 2)
}

/// The name on a licence.
pub(super) fn unit(lines: &[Line]) -> Option<Reading> {
    let part = |sign: char| is_han(sign) || sign.is_ascii_alphanumeric() || "（）()".contains(sign);
    named(lines, &labels().unit, &part).filter(|name| name.text.chars().count() >= 4)
}

fn named(lines: &[Line], labels: &[String], part: &dyn Fn(char) -> bool) -> Option<Reading> {
    lines.iter().find_map(|line| {
        let rest = labels.iter().find_map(|label| Some(line.text.split_once(label.as_str())?.1))?;
        let rest = rest.trim_start_matches([':', '：', '.', '|']);
        let text: String = rest.chars().take_while(|sign| part(*sign)).take(NAME_CHARS_MAX).collect();
        (!text.is_empty()).then_some(Reading { text, certainty: line.certainty })
    })
}

fn is_han(sign: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&sign) || ('\u{20000}'..='\u{323af}').contains(&sign)
}

/// The number of a card; its check character agrees.
pub(super) fn id_number(lines: &[Line]) -> Option<Reading> {
    number(lines, resident_agrees)
}

/// The credit code of a unit; its check character agrees.
pub(super) fn credit_code(lines: &[Line]) -> Option<Reading> {
    number(lines, credit_agrees)
}

/// The check character vouches for a number, whatever the reader thinks of the line around it.
fn number(lines: &[Line], agrees: fn(&str) -> bool) -> Option<Reading> {
    lines.iter().find_map(|line| {
        let signs: Vec<char> = line.text.to_uppercase().chars().collect();
        let texts = signs.windows(NUMBER_CHARS).map(|window| window.iter().collect::<String>());
        texts.into_iter().find(|text| agrees(text)).map(|text| Reading { text, certainty: 100 })
    })
}

/// Where a number stands that could not be read for sure.
pub(super) fn number_place(lines: &[Line]) -> Option<[u32; 4]> {
    let digits = |line: &Line| line.text.chars().filter(char::is_ascii_digit).count();
    let most = lines.iter().max_by_key(|line| digits(line))?;
    (digits(most) >= NUMBER_DIGITS_MIN).then_some(most.place)
}

/// First and last day on a card: `2019.03.07-2039.03.07`, or without end.
pub(super) fn validity(lines: &[Line]) -> Option<Reading> {
    lines.iter().find_map(|line| {
        let digits: Vec<u32> = line.text.chars().filter_map(|sign| sign.to_digit(10)).collect();
        let text = match digits.as_slice() {
            [from @ .., _, _, _, _, _, _, _, _] if from.len() == 8 => {
                let (from, to) = (day(from)?, day(&digits[8..])?);
                (from < to).then(|| format!("{from}/{to}"))?
            }
            from if from.len() == 8 && labels().long.iter().any(|long| line.text.contains(long)) => {
                format!("{}/long", day(from)?)
            }
            _ => return None,
        };
        Some(Reading { text, certainty: line.certainty })
    })
}

/// A day of this or the last century out of eight digits.
fn day(digits: &[u32]) -> Option<NaiveDate> {
    let number = |part: &[u32]| part.iter().fold(0_u32, |number, digit| number * 10 + digit);
    let year = i32::try_from(number(digits.get(..4)?)).ok()?;
    NaiveDate::from_ymd_opt(year, number(digits.get(4..6)?), number(digits.get(6..8)?)).filter(|_| year >= 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table as the program writes it, a line a row, every word with its certainty.
    fn table(rows: &[&[(&str, u8)]]) -> String {
        let mut table =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
                .to_owned();
        for (n, row) in rows.iter().enumerate() {
            table.push_str(&format!("4\t1\t1\t1\t{n}\t0\t0\t{n}0\t500\t9\t-1\t\n"));
            for (m, (word, sure)) in row.iter().enumerate() {
                table.push_str(&format!("5\t1\t1\t1\t{n}\t{m}\t{m}00\t{n}0\t90\t9\t{sure}.5\t{word}\n"));
            }
        }
        table
    }

    fn text(reading: Option<Reading>) -> Option<(String, u8)> {
        reading.map(|reading| (reading.text, reading.certainty))
    }

    #[test]
    fn a_card_is_read_by_its_labels() {
        let lines = lines(&table(&[
            &[("姓名", 96), ("林", 90), ("晓", 84), ("帆", 91)],
            &[("住址", 96), ("浙江省", 60)],
            &[("公民身份号码", 90), ("330106199003071017", 40)],
        ]));
        assert_eq!(lines.len(), 3);
        assert_eq!(text(person(&lines)), Some(("林晓帆".to_owned(), 84)));
        assert_eq!(text(id_number(&lines)), Some(("330106199003071017".to_owned(), 100)));
        assert_eq!(text(validity(&lines)), None);
        assert_eq!(text(credit_code(&lines)), None);
    }

    #[test]
    fn a_number_whose_check_character_disagrees_is_not_read_but_found() {
        let lines = lines(&table(&[&[("公民身份号码", 90), ("330106199003071018", 99)]]));
        assert!(id_number(&lines).is_none());
        assert_eq!(number_place(&lines), Some([0, 0, 190, 9]));
        assert_eq!(number_place(&[]), None);
    }

    #[test]
    fn days_are_read_only_if_there_are_such_days() {
        let read = |row: &str| text(validity(&lines(&table(&[&[(row, 80)]])))).map(|(text, _)| text);
        assert_eq!(read("有效期限2019.03.07-2039.03.07").as_deref(), Some("2019-03-07/2039-03-07"));
        assert_eq!(read("有效期限2019.03.07-长期").as_deref(), Some("2019-03-07/long"));
        assert_eq!(read("有效期限2019.13.07-2039.03.07"), None);
        assert_eq!(read("有效期限2039.03.07-2019.03.07"), None);
        assert_eq!(read("有效期限2019.03.07"), None);
    }

    #[test]
    fn a_licence_is_read_by_its_labels() {
        let lines = lines(&table(&[
            &[("统一社会信用代码", 90), ("91330106MA00TE5T2Y", 60)],
            &[("名称", 96), ("杭州示例云帆科技有限公司", 90), ("|", 20)],
        ]));
        assert_eq!(text(unit(&lines)), Some(("杭州示例云帆科技有限公司".to_owned(), 20)));
        assert_eq!(text(credit_code(&lines)), Some(("91330106MA00TE5T2Y".to_owned(), 100)));
    }

    #[test]
    fn whatever_the_program_says_there_is_no_panic() {
        for odd in [
            "",
            "\t\t\t",
            "5\t1\t1\t1\t1\t1\t4294967295\t1\t4294967295\t9\t90\tx",
            "5\t1\t1\t1\t1\t1\t1\t1\t1\t1\tNaN\tx",
        ] {
            let lines = lines(odd);
            assert!(person(&lines).or(unit(&lines)).or(id_number(&lines)).or(validity(&lines)).is_none());
            assert!(number_place(&lines).is_none());
        }
    }
}
