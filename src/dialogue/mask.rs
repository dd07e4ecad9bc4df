//! What identifies a person is shown masked, in chat history too.

use crate::rulebook::items::Item;

/// Longer answers are shown by their beginning: it is enough to know them by, and a page of them stays a page.
const SHOWN_CHARS_MAX: usize = 120;

/// An answer as it may stand in the chat.
pub fn shown_text(item: &Item, text: &str) -> String {
    if item.sensitive { masked(text) } else { crate::text::cut(&text.replace('\n', " / "), SHOWN_CHARS_MAX) }
}

/// Keeps enough to recognise one's own: `1101**********002X`, `138****5678`, `li***@example.cn`.
pub fn masked(text: &str) -> String {
    if let Some((user, host)) = text.split_once('@') {
        let kept: String = user.chars().take(2).collect();
        return format!("{kept}***@{host}");
    }
    let signs: Vec<char> = text.chars().collect();
    let ascii = text.is_ascii();
    let (front, back) = match signs.len() {
        0 => (0, 0),
        1..=4 => (1, 0),
        5..=8 => (2, 1),
        9..=14 if ascii => (3, 4),
        9..=14 => (6, 0),
        _ if ascii => (4, 4),
        _ => (8, 0),
    };
    let hidden = if ascii { signs.len() - front - back } else { 3 };
    let head: String = signs.iter().take(front).collect();
    let tail: String = signs.iter().skip(signs.len() - back).collect();
    format!("{head}{}{tail}", "*".repeat(hidden))
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn numbers_are_masked_and_still_known_by_their_owner() {
        assert_eq!(masked("11010519491231002X"), "1101**********002X");
        assert_eq!(masked("13812345678"), "138****5678");
        assert_eq!(masked("lin@example.cn"), "li***@example.cn");
        assert!(!masked("浙江省杭州市西湖区文三路100号3幢201室").contains("201"));
        assert_eq!(masked(""), "");
        assert_eq!(masked("ab"), "a*");
    }
}
