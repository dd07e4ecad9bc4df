//! What was read off a kept picture, against the answer.

use super::{Found, Look};
use crate::dialogue::mask::shown_text;
use crate::dialogue::reading::{agrees, read_off};
use crate::rulebook::when::all_hold;
use crate::text::Phrase;

/// A picture says something else than the answers: all of it together, for it may be another person's paper.
pub(super) fn otherwise(look: &Look) -> Vec<Found> {
    let mut found = Vec::new();
    for picture in look.row.items.iter().filter_map(|item| look.rules.items.get(item)) {
        let (mut items, mut read) = (vec![picture.id.as_str()], Vec::new());
        for reads in picture.reads.iter().filter(|reads| all_hold(&reads.when, look.case)) {
            let item = look.rules.items.get(&reads.item);
            let text = read_off(look.rules, look.filing, picture, reads.field);
            let (Some(item), Some(answer), Some(text)) = (item, look.text(&reads.item), text) else {
                continue;
            };
            if !agrees(&text, answer) {
                items.push(&reads.item);
                let name = Phrase::new(format!("item-{}.label", item.id));
                let value = Phrase::new("fault-cross_read_value").with("name", name);
                read.push(value.with("value", shown_text(item, &text)).with("place", parting(&text, answer)));
            }
        }
        if !read.is_empty() {
            found.push(look.found(&items, look.fault().with("read", read)));
        }
    }
    found
}

/// The first place, from 1, in which two numbers of one length differ: masked, they would look alike. 0 for other texts.
fn parting(read: &str, answer: &str) -> i64 {
    let number = |text: &str| text.len() == 18 && text.is_ascii();
    let place = read.chars().zip(answer.chars()).position(|(a, b)| a != b);
    let place = place.filter(|_| number(read) && number(answer)).map_or(0, |place| place + 1);
    i64::try_from(place).unwrap_or(0)
}
