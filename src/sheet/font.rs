//! The one font of all sheets: which characters it has, how wide they are, where a line may break.

use std::sync::LazyLock;

use ttf_parser::{Face, GlyphId};

pub use crate::rulebook::printable::FONT_OTF;
use crate::rulebook::printable::known;

/// Never at the start of a line.
const CLOSING: &str = "，。、；：？！）》」』】〕〗”’…—·％℃,.;:?!)]}%";
/// Never at the end of a line.
const OPENING: &str = "（《「『【〔〖“‘([{";

static FACE: LazyLock<Option<Face<'static>>> = LazyLock::new(|| Face::parse(FONT_OTF, 0).ok());

/// The text with a line to write on in place of each character that the font lacks.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c == '\n' || known().contains(&c) { c } else { '＿' }).collect()
}

/// The glyph of a character; 0, which prints a box, where there is none.
pub(super) fn glyph(c: char) -> GlyphId {
    FACE.as_ref().and_then(|face| face.glyph_index(c)).unwrap_or_default()
}

/// How far a character moves on, in parts of the font size.
pub(super) fn advance(c: char) -> f32 {
    let Some(face) = FACE.as_ref() else {
        return 1.0;
    };
    face.glyph_hor_advance(glyph(c)).map_or(1.0, |units| f32::from(units) / f32::from(face.units_per_em()))
}

/// The width of a text on one line, in points.
pub(super) fn width(text: &str, size: f32) -> f32 {
    text.chars().map(advance).sum::<f32>() * size
}

/// Breaks a text into lines of at most `room` points, the first shorter by `indent`. Latin words, numbers and
/// addresses stay whole where they can, punctuation stays with its character. At least one line, perhaps empty.
pub(super) fn wrap(text: &str, size: f32, room: f32, indent: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for piece in text.split('\n') {
        let mut line = String::new();
        let mut used = if lines.is_empty() { indent } else { 0.0 };
        for unit in units(piece) {
            let wide = width(&unit, size);
            if used + wide > room && !line.is_empty() {
                lines.push(line.trim_end().to_owned());
                line.clear();
                used = 0.0;
            }
            if line.is_empty() && unit.trim().is_empty() {
                continue;
            }
            if wide <= room {
                line.push_str(&unit);
                used += wide;
                continue;
            }
            for c in unit.chars() {
                let step = advance(c) * size;
                if used + step > room && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(c);
                used += step;
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces between which a line may break.
fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for c in text.chars() {
        let joins = units.last().and_then(|unit| unit.chars().next_back()).is_some_and(|before| {
            let word = |c: char| !c.is_whitespace() && advance(c) < 0.95;
            OPENING.contains(before) || (CLOSING.contains(c) && !before.is_whitespace()) || (word(before) && word(c))
        });
        match units.last_mut() {
            Some(unit) if joins => unit.push(c),
            Some(_) | None => units.push(c.to_string()),
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rulebook::printable::missing_chars;

    #[test]
    fn the_list_of_characters_is_the_fonts_own() {
        let face = FACE.as_ref().expect("the font parses");
        let mut mapped = BTreeSet::new();
        for table in face.tables().cmap.expect("a character map").subtables {
            if table.is_unicode() {
                table.codepoints(|code| {
                    mapped.extend(char::from_u32(code).filter(|c| table.glyph_index(*c as u32).is_some()))
                });
            }
        }
        assert_eq!(mapped, *known());
        assert!(known().len() > 8_230);
    }

    #[test]
    fn rare_characters_are_named_once_and_in_order() {
        assert_eq!(missing_chars("张𠮷𠮷 ☐"), ['𠮷', '☐']);
        assert!(missing_chars("龚䶮·阿依古丽〇，example.cn\n").is_empty());
        assert_eq!(missing_chars("\u{202e}甲"), ['\u{202e}']);
        assert_eq!(printable("张𠮷"), "张＿");
    }

    #[test]
    fn a_line_is_never_wider_than_its_room_and_loses_nothing() {
        let text =
            "浙江省杭州市西湖区文三路（虚构）100号，example-very-long-name.cn、第二个域名：xn--fiqs8s.xn--55qx5d。";
        for room in 20..400_u16 {
            let lines = wrap(text, 10.0, f32::from(room), 0.0);
            assert_eq!(lines.concat(), text);
            let overhang = lines.iter().map(|line| width(line, 10.0)).fold(0.0, f32::max);
            assert!(overhang <= f32::from(room).max(30.0) + 0.01, "{overhang} in {room}");
        }
    }

    #[test]
    fn punctuation_keeps_to_its_character_and_words_stay_whole() {
        let text = "网站「云帆笔记」（example.cn）的备案，由本人负责。";
        for room in 90..300_u16 {
            for line in wrap(text, 10.0, f32::from(room), 20.0) {
                assert!(!line.starts_with(|c| CLOSING.contains(c)), "{line}");
                assert!(!line.ends_with(|c| OPENING.contains(c)), "{line}");
                assert_eq!(line.contains("example"), line.contains(".cn"), "{line}");
            }
        }
        assert_eq!(wrap("甲\n\n乙", 10.0, 100.0, 0.0), ["甲", "", "乙"]);
        assert_eq!(wrap("", 10.0, 100.0, 0.0), [""]);
    }
}
