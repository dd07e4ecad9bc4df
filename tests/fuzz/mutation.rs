//! Small damage by chance, to JSON and to bytes.

use serde_json::{Value, json};

use super::chance::Chance;

/// Words that have broken programs before.
const ODD_WORDS: [&str; 14] = [
    "",
    " ",
    "0",
    "-1",
    "null",
    "/start",
    "/forget@beian_bot yes",
    "\u{202e}\u{200b}\u{feff}",
    "👨‍👩‍👧‍👦🏴\u{e0067}",
    "<b>&lt;</i>",
    "e\u{301}\u{301}\u{301}",
    "99999999999999999999",
    "1..0.o.",
    "\u{0}\u{1f}\u{7f}",
];

fn size(value: &Value) -> u64 {
    1 + match value {
        Value::Object(map) => map.values().map(size).sum(),
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// Changes one place of the value; `others` lend pieces.
pub(crate) fn change(value: &mut Value, others: &[Value], chance: &mut Chance) {
    let mut place = chance.below(size(value));
    change_at(value, &mut place, others, chance);
}

/// Goes to the place with this number, counted as [`size`] counts; true when it was there.
fn change_at(value: &mut Value, place: &mut u64, others: &[Value], chance: &mut Chance) -> bool {
    if *place == 0 {
        change_here(value, others, chance);
        return true;
    }
    *place -= 1;
    match value {
        Value::Object(map) => map.values_mut().any(|child| change_at(child, place, others, chance)),
        Value::Array(list) => list.iter_mut().any(|child| change_at(child, place, others, chance)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn change_here(value: &mut Value, others: &[Value], chance: &mut Chance) {
    let lent = piece(others, chance);
    match value {
        Value::Object(map) => {
            let keys: Vec<String> = map.keys().cloned().collect();
            match (chance.below(3), keys.is_empty(), lent) {
                (0, false, _) => drop(map.remove(&keys[index(keys.len(), chance)])),
                (1, false, lent) => drop(map.insert(keys[index(keys.len(), chance)].clone(), lent)),
                (_, _, Value::Object(more)) => map.extend(more),
                (_, _, Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
                    *value = odd(chance);
                }
            }
        }
        Value::Array(list) if chance.once_in(2) => list.push(lent),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => *value = odd(chance),
    }
}

/// A piece of one of these.
fn piece(others: &[Value], chance: &mut Chance) -> Value {
    let Some(mut found) = others.get(index(others.len(), chance)) else { return odd(chance) };
    while !chance.once_in(3) {
        let child = match found {
            Value::Object(map) => map.values().nth(index(map.len(), chance)),
            Value::Array(list) => list.get(index(list.len(), chance)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        };
        let Some(child) = child else { break };
        found = child;
    }
    found.clone()
}

/// Changes some bytes: flipped, cut off, left out, doubled, or numbers made huge.
pub(crate) fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        let at = index(bytes.len(), chance);
        // Most of what is decided about a file is decided at its beginning.
        let at = if chance.once_in(2) { at.min(index(64, chance)) } else { at };
        if bytes.is_empty() {
            return bytes.push(0);
        }
        match chance.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.remove(at)),
            2 => bytes[at..].iter_mut().take(4).for_each(|byte| *byte = 0xFF),
            3 => bytes[at..].iter_mut().take(4).for_each(|byte| *byte = 0),
            4 => {
                let end = bytes.len().min(at + 40);
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => bytes[at] ^= 1 << chance.below(8),
        }
    }
}

/// An index below `length`; 0 if there is none.
pub(crate) fn index(length: usize, chance: &mut Chance) -> usize {
    usize::try_from(chance.below(u64::try_from(length).expect("small"))).expect("small")
}

/// Something that does not belong there.
pub(crate) fn odd(chance: &mut Chance) -> Value {
    match chance.below(12) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(0),
        3 => json!(-1),
        4 => json!(i64::MAX),
        5 => json!(i64::MIN),
        6 => json!(u64::MAX),
        7 => json!(1.5e300),
        8 => json!([[], {}, null]),
        9 => json!("云".repeat(1 + usize::try_from(chance.below(5_000)).expect("small"))),
        _ => json!(chance.pick(&ODD_WORDS)),
    }
}
