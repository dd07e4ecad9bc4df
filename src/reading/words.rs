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

/// A word as the program saw it.
#[derive(Clone, PartialEq, Eq)]
struct Word {
    text: String,
    /// How sure it is, in hundredths.
    certainty: u8,
    /// Left, top, right, bottom in pixels.
    place: [u32; 4],
}

/// A line of words.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Line(Vec<Word>);

impl Line {
    /// Its words without the spaces between.
    fn text(&self) -> String {
        self.0.iter().map(|word| word.text.as_str()).collect()
    }

    /// How sure the least sure word is of those in which these bytes of the text stand.
    fn certainty(&self, from: usize, to: usize) -> u8 {
        let mut at = 0;
        let mut least = 100;
        for word in &self.0 {
            let (begin, end) = (at, at + word.text.len());
            if begin < to && from < end {
                least = least.min(word.certainty);
            }
            at = end;
        }
        least
    }
}

/// The lines of a table of words: level, page, block, paragraph, line, word, left, top, width, height, certainty, text.
pub(super) fn lines(table: &str) -> Vec<Line> {
    let mut lines: Vec<([&str; 4], Line)> = Vec::new();
    for row in table.lines() {
        let columns: Vec<&str> = row.split('\t').collect();
        let [_, page, block, paragraph, line, _, place @ .., certainty, text] = columns.as_slice() else {
            continue;
        };
        // Rows of a whole line or block have no words and no certainty.
        let certainty = certainty.parse::<f32>().ok().filter(|certainty| *certainty >= 0.0);
        let place: Vec<u32> = place.iter().filter_map(|part| part.parse().ok()).collect();
        let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let (Some(certainty), [left, top, width, height]) = (certainty, place.as_slice()) else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        let place = [*left, *top, left.saturating_add(*width), top.saturating_add(*height)];
        let word = Word { text, certainty: certainty.min(100.0) as u8, place };
        let at = [*page, *block, *paragraph, *line];
        match lines.last_mut().filter(|(before, _)| *before == at) {
            Some((_, line)) => line.0.push(word),
            None => lines.push((at, Line(vec![word]))),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The name on a card: what follows its label on the same line.
pub(super) fn person(lines: &[Line]) -> Option<Reading> {
    named(lines, &labels().person, &|sign| is_han(sign) || sign == '·').filter(|name| name.text.chars().count() >= 2)
}

/// A person's name that stands alone, with nothing around it but strokes that were taken for signs.
pub(super) fn alone(lines: &[Line]) -> Option<Reading> {
    let [line] = lines else {
        return None;
    };
    let whole = line.text();
    let from = whole.find(is_han)?;
    let text: String = whole[from..].chars().take_while(|sign| is_han(*sign) || *sign == '·').collect();
    let rest = whole.chars().filter(|sign| is_han(*sign) || sign.is_alphanumeric()).count();
    let certainty = line.certainty(from, from + text.len());
    let name = Reading { text, certainty };
    // More signs than the name's own: something else was cut out.
    (rest >= 2 && name.text.chars().count() == rest).then_some(name)
}

/// The name on a licence.
pub(super) fn unit(lines: &[Line]) -> Option<Reading> {
    let part = |sign: char| is_han(sign) || sign.is_ascii_alphanumeric() || "（）()".contains(sign);
    named(lines, &labels().unit, &part).filter(|name| name.text.chars().count() >= 4)
}

fn named(lines: &[Line], labels: &[String], part: &dyn Fn(char) -> bool) -> Option<Reading> {
    lines.iter().find_map(|line| {
        let whole = line.text();
        let behind = labels.iter().find_map(|label| Some(whole.find(label.as_str())? + label.len()))?;
        // A colon, or a stroke that was taken for a sign.
        let from = behind + whole[behind..].find(part)?;
        let text: String = whole[from..].chars().take_while(|sign| part(*sign)).take(NAME_CHARS_MAX).collect();
        let certainty = line.certainty(from, from + text.len());
        Some(Reading { text, certainty })
    })
}

fn is_han(sign: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&sign) || ('\u{20000}'..='\u{323af}').contains(&sign)
}

/// The number of a card: its check character agrees, and there was such a birthday.
pub(super) fn id_number(lines: &[Line]) -> Option<Reading> {
    let born = |number: &str| {
        let digits: Vec<u32> = number.chars().take(NUMBER_CHARS - 1).filter_map(|sign| sign.to_digit(10)).collect();
        digits.get(6..14).and_then(day).is_some()
    };
    number(lines, &|number| resident_agrees(number) && born(number))
}

/// The credit code of a unit; its check character agrees.
pub(super) fn credit_code(lines: &[Line]) -> Option<Reading> {
    number(lines, &credit_agrees)
}

/// The check character vouches for a number, whatever the reader thinks of the line around it.
fn number(lines: &[Line], agrees: &dyn Fn(&str) -> bool) -> Option<Reading> {
    lines.iter().find_map(|line| {
        // Two letters that no number has are the digits that look like them.
        let sign = |sign: char| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' => '1',
            other => other,
        };
        let signs: Vec<char> = line.text().chars().map(sign).collect();
        let mut numbers = signs.windows(NUMBER_CHARS).map(|window| window.iter().collect::<String>());
        numbers.find(|text| agrees(text)).map(|text| Reading { text, certainty: 100 })
    })
}

/// Where a number stands that could not be read for sure: the words with digits in the line that has most of them.
pub(super) fn number_place(lines: &[Line]) -> Option<[u32; 4]> {
    let digits = |word: &Word| word.text.chars().filter(char::is_ascii_digit).count();
    let most = lines.iter().max_by_key(|line| line.0.iter().map(digits).sum::<usize>())?;
    let words: Vec<&Word> = most.0.iter().filter(|word| digits(word) > 0).collect();
    let places = words.iter().map(|word| word.place);
    let place = places.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
    place.filter(|_| words.iter().map(|word| digits(word)).sum::<usize>() >= NUMBER_DIGITS_MIN)
}

/// First and last day on a card: `2019.03.07-2039.03.07`, or without end.
pub(super) fn validity(lines: &[Line]) -> Option<Reading> {
    lines.iter().find_map(|line| {
        let whole = line.text();
        let digits: Vec<u32> = whole.chars().filter_map(|sign| sign.to_digit(10)).collect();
        let text = match digits.as_slice() {
            [from @ .., _, _, _, _, _, _, _, _] if from.len() == 8 => {
                let (from, to) = (day(from)?, day(&digits[8..])?);
                (from < to).then(|| format!("{from}/{to}"))?
            }
            from if from.len() == 8 && labels().long.iter().any(|long| whole.contains(long)) => {
                format!("{}/long", day(from)?)
            }
            _ => return None,
        };
        Some(Reading { text, certainty: line.certainty(0, whole.len()) })
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
            &[("姓名", 56), ("”", 0), ("林", 90), ("晓", 84), ("帆", 91), ("BRIA", 2)],
            &[("住址", 96), ("浙江省", 60)],
            &[("公民身份号码", 90), ("33010619900307", 40), ("1O17", 12)],
        ]));
        assert_eq!(lines.len(), 3);
        assert_eq!(text(person(&lines)), Some(("林晓帆".to_owned(), 84)));
        assert_eq!(text(id_number(&lines)), Some(("330106199003071017".to_owned(), 100)));
        assert_eq!(text(validity(&lines)), None);
        assert_eq!(text(credit_code(&lines)), None);
    }

    #[test]
    fn a_name_alone_is_read_unless_other_words_stand_beside_it() {
        let read = |words: &[(&str, u8)]| text(alone(&lines(&table(&[words]))));
        assert_eq!(read(&[("“", 3), ("林晓", 91), ("帆", 88)]), Some(("林晓帆".to_owned(), 88)));
        assert_eq!(read(&[("林晓帆", 91), ("7", 88)]), None);
        assert_eq!(read(&[("林", 91)]), None);
        assert_eq!(read(&[("...", 91)]), None);
    }

    #[test]
    fn a_number_whose_check_character_disagrees_is_not_read_but_found() {
        let lines = lines(&table(&[&[("公民身份号码", 90), ("330106199003071018", 99)]]));
        assert!(id_number(&lines).is_none());
        let chance = super::lines(&table(&[&[("2205330106199003071018", 99)]]));
        assert!(id_number(&chance).is_none(), "a check character agrees by chance, a birthday hardly");
        assert_eq!(number_place(&lines), Some([100, 0, 190, 9]), "without its label");
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
        assert_eq!(text(unit(&lines)), Some(("杭州示例云帆科技有限公司".to_owned(), 90)));
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
