//! What every validator does first: invisible signs, widths, spaces and look-alikes put in order.

use super::radicals;
use crate::text::Fault;

/// The longest short quotation inside a fault, in characters: a slip must be seen at a glance.
const QUOTE_CHARS_MAX: usize = 24;

/// The longest number on any paper, in characters, with room for slips.
pub const CODE_CHARS_MAX: usize = 40;

/// The longest answer of one line, in characters.
pub const LINE_CHARS_MAX: usize = 200;

/// One line: invisible signs gone, every run of white space one plain space, ends trimmed, radicals
/// out of a PDF made ordinary characters. Widths stay, because the brackets of a unit's name must be those on its licence.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(1024));
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(radicals::plain(c));
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// As [`line`], with full-width letters, digits and signs made half-width.
pub fn half(text: &str) -> String {
    let narrow: String = text.chars().map(narrow).collect();
    line(&narrow)
}

/// A number on a paper: half width, upper case, without the spaces, dashes and dots that people
/// put between groups, without a label before it; 〇 is zero, × and Ⅹ are X.
pub fn code(text: &str) -> String {
    let half = half(text);
    let kept = |c: &char| !c.is_whitespace() && !is_dash(*c) && !matches!(c, '.' | '·' | '_');
    let signs = unlabelled(&half).chars().filter(kept);
    let code: String = signs
        .map(|c| match c {
            '〇' | '○' | '◯' => '0',
            '×' | '✕' | '╳' | 'х' | 'Х' | 'Ⅹ' | 'ⅹ' => 'X',
            other => other.to_ascii_uppercase(),
        })
        .collect();
    code.trim_end_matches(is_closing).to_owned()
}

/// "身份证号：1101…" and "号码 1101…" without the Chinese words and signs before the number; a reply of words
/// alone stays as it is.
pub fn unlabelled(line: &str) -> &str {
    let begins = |c: char| matches!(c, '〇' | '○' | '◯' | '+') || (c.is_alphanumeric() && !is_han(c) && !is_dash(c));
    let bare = line.trim_start_matches(|c: char| !begins(c));
    if bare.is_empty() { line } else { bare }
}

/// A cleaned line of at least one and at most `max` characters, else `empty` or `too_long`
/// (args `have`, `max`).
pub fn within(line: String, max: usize) -> Result<String, Fault> {
    if line.is_empty() {
        return Err(Fault::new("empty"));
    }
    let have = line.chars().count();
    if have > max {
        return Err(Fault::new("too_long").with("have", have).with("max", max));
    }
    Ok(line)
}

/// Removes the spaces that touch a Chinese character: there they are slips of the keyboard,
/// while between Latin words they mean something.
pub fn close_up(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let wide = |at: Option<&char>| {
        at.is_none_or(|c| is_han(*c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}'))
    };
    let mut out = String::with_capacity(line.len());
    for (i, c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|b| chars.get(b));
        if *c == ' ' && (wide(before) || wide(chars.get(i + 1))) {
            continue;
        }
        out.push(*c);
    }
    out
}

/// A quotation short enough for a fault, the rest as an ellipsis.
pub fn quote(text: &str) -> String {
    let mut out: String = text.chars().take(QUOTE_CHARS_MAX).collect();
    if text.chars().nth(QUOTE_CHARS_MAX).is_some() {
        out.push('…');
    }
    out
}

/// Takes away the quotation marks and the closing punctuation that surround a pasted answer.
pub fn unwrapped(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || is_closing(c) || "\"'`<>《》「」『』“”‘’【】".contains(c))
}

/// As [`unwrapped`] and [`unnamed`], until nothing more comes off.
pub fn bare(line: &str) -> &str {
    let mut bare = line;
    loop {
        let next = unnamed(unwrapped(bare));
        if next.len() == bare.len() {
            return bare;
        }
        bare = next;
    }
}

/// Punctuation that ends a sentence or a part of it.
fn is_closing(c: char) -> bool {
    ",;，；、。!！?？".contains(c)
}

/// A Chinese character: every block of the unified repertoire and 〇, beyond U+FFFF too.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '〇' | '々' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3347F}')
}

/// Any of the dashes that keyboards and word processors make out of a hyphen.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' | 'ー' | '﹣' | '～' | '~')
}

/// Whether every bracket that opens is closed.
pub fn is_balanced(name: &str) -> bool {
    let mut open = 0_usize;
    for c in name.chars() {
        match c {
            '(' | '（' => open += 1,
            ')' | '）' if open == 0 => return false,
            ')' | '）' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// The longest reply that only points at another answer, in characters.
const POINTER_CHARS_MAX: usize = 24;

/// Whether a reply holds nothing but "same as above", in the words people use.
pub fn is_same_as_above(text: &str) -> bool {
    if text.chars().nth(POINTER_CHARS_MAX).is_some() {
        return false;
    }
    let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let exact = [
        "同上",
        "同前",
        "一样",
        "相同",
        "同住所",
        "同住址",
        "同身份证",
        "同营业执照",
        "same",
        "thesame",
        "ditto",
        "asabove",
    ];
    let opens = ["同", "与", "和", "跟"].iter().any(|word| bare.starts_with(word));
    let closes = ["一致", "相同", "一样", "同上"].iter().any(|word| bare.ends_with(word));
    let paper = ["证件住所", "证件地址", "身份证住址", "身份证地址", "执照住所", "执照地址", "上述地址", "以上地址"];
    exact.contains(&bare.as_str())
        || (opens && closes)
        || bare.strip_prefix('同').is_some_and(|rest| paper.iter().any(|paper| rest.ends_with(paper)))
        || bare.starts_with("sameas")
}

/// What the forms call their fields: people copy it together with the answer.
const LABELS: [&str; 24] = [
    "姓名",
    "名字",
    "名称",
    "单位名称",
    "公司名称",
    "主办单位名称",
    "主办者名称",
    "网站名称",
    "地址",
    "住址",
    "通信地址",
    "通讯地址",
    "详细地址",
    "证件住所",
    "邮箱",
    "电子邮箱",
    "域名",
    "网站域名",
    "首页网址",
    "备注",
    "网站备注",
    "name",
    "email",
    "domain",
];

/// "姓名：…" without the name of the field and its colon.
pub fn unnamed(line: &str) -> &str {
    let mut rest = line.trim();
    while let Some((label, after)) = rest.split_once([':', '：']) {
        let label = label.trim();
        if !LABELS.iter().any(|known| known.eq_ignore_ascii_case(label)) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// The full-width form of an ASCII sign brought to its half-width form.
fn narrow(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        _ => c,
    }
}

/// Signs that take no room and arrive by copying: marks of direction, joiners, selectors, controls.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{E0000}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_in_order_what_keyboards_do() {
        assert_eq!(line("\u{feff} 云\u{200b}帆\n\t笔记 "), "云帆 笔记");
        assert_eq!(half("Ａｂ１\u{3000}２（）"), "Ab1 2()");
        assert_eq!(code(" 1101-05 1949．1231 〇○ ｘ"), "110105194912310".to_owned() + "0X");
        assert_eq!(close_up("云帆 笔记 Hello World 站"), "云帆笔记Hello World站");
        assert!(is_han('䶮') && is_han('𠮷') && is_han('〇') && !is_han('a'));
        assert_eq!(quote(&"长".repeat(30)).chars().count(), QUOTE_CHARS_MAX + 1);
        assert_eq!(line("⾼⼩⽅"), "高小方");
        assert_eq!(unnamed("姓名： 名字:林晓帆"), "林晓帆");
        assert_eq!(unnamed("网址：住所地址"), "网址：住所地址");
    }

    #[test]
    fn same_as_above_in_many_words() {
        for text in [
            "同上",
            "同上。",
            "Same as above",
            "same as the certificate",
            "与身份证地址一致",
            "和营业执照一样",
            "同证件住所",
            "同身份证地址",
            "跟上面相同",
        ] {
            assert!(is_same_as_above(text), "{text}");
        }
        for text in ["同心县解放街1号", "和平路90号", "同济大学", "林同上", "", "一样的味道", "与众不同"]
        {
            assert!(!is_same_as_above(text), "{text}");
        }
    }
}
