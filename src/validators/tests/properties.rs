//! What holds for every validator and any text: it answers, its normal form stays, and no number of a person is
//! told again in a fault.

use proptest::prelude::*;

use super::super::{Validator, all};
use super::{Desk, Dice};
use crate::text::Arg;

/// The longest message that anything hands to a validator, in bytes.
const BYTES_MAX: usize = 64 * 1024;

/// Signs that make trouble: of no width, right to left, combining, wide, doubled, beyond the first plane.
const SOUP: &str = "\u{200b}\u{202e}\u{feff}\u{0301}\u{00a0}\u{3000}\u{fe0f}\u{e000}\0\n\r\t 　０Ａｘ〇○零一十廿                    ⼀⾼𠮷䶮·•．.。、，,；;：:（）()《》「」<>\"'@/\\#?&%+-—～_*ßİıſΣ😀🇨🇳长期同上X1900年月日号市区";

/// Whatever the verdict is: told without the number, and stable.
fn assert_holds(desk: &Desk, validator: &Validator, text: &str) -> Result<(), TestCaseError> {
    match desk.check(validator.name, text) {
        Ok(accepted) => {
            let again = desk.check(validator.name, &accepted.value);
            prop_assert!(again.is_ok(), "{} refuses its own normal form of {:?}", validator.name, text);
            let again = again.map(|again| again.value).unwrap_or_default();
            prop_assert_eq!(&again, &accepted.value, "{} of {:?}", validator.name, text);
            for fault in &accepted.warnings {
                prop_assert!(!validator.sensitive || is_bare(fault), "{}: {:?}", validator.name, fault);
            }
        }
        Err(fault) => prop_assert!(!validator.sensitive || is_bare(&fault), "{}: {:?}", validator.name, fault),
    }
    let kept = (validator.keep)(text);
    prop_assert_eq!(&(validator.keep)(&kept), &kept, "{} keeps {:?}", validator.name, text);
    Ok(())
}

/// A fault that tells nothing but counts and places.
fn is_bare(fault: &crate::text::Fault) -> bool {
    fault.args.iter().all(|(_, arg)| match arg {
        Arg::Num(_) | Arg::Day(_) | Arg::Moment(_) => true,
        Arg::Text(_) | Arg::Code(_) | Arg::Phrase(_) | Arg::List(_) => false,
    })
}

/// An example with a few slips: signs lost, doubled, swapped, put in.
fn mutated(dice: &Dice, example: &str) -> String {
    let mut signs: Vec<char> = example.chars().collect();
    let soup: Vec<char> = SOUP.chars().collect();
    for _ in 0..=dice.below(4) {
        let at = dice.below(signs.len() + 1);
        match dice.below(4) {
            0 if at < signs.len() => drop(signs.remove(at)),
            1 if at < signs.len() => signs.insert(at, signs[at]),
            2 if at + 1 < signs.len() => signs.swap(at, at + 1),
            _ => signs.insert(at, dice.pick(&soup)),
        }
    }
    signs.into_iter().collect()
}

#[test]
fn examples_with_slips_are_judged_and_normal_forms_stay() {
    let desk = Desk::default();
    let examples: Vec<&str> =
        all().iter().flat_map(|v| v.good.iter().chain(v.bad.iter().map(|(text, _)| text))).copied().collect();
    for validator in all() {
        for seed in 0..1_000 {
            let dice = Dice::new(seed);
            let own = dice.below(3) > 0;
            let example = if own { dice.pick(validator.good) } else { dice.pick(&examples) };
            let text = mutated(&dice, example);
            assert_holds(&desk, validator, &text).unwrap_or_else(|broken| panic!("seed {seed}: {broken}"));
        }
    }
}

#[test]
fn long_input_is_judged() {
    let desk = Desk::default();
    let units = [
        "1",
        "云",
        " ",
        ".",
        "a@",
        "1、",
        "\u{200b}",
        "-",
        "：",
        "(",
        "2015.03.01-",
        "<>",
        "x.cn ",
        "地址：",
        "一",
        "⾼",
        "同上",
        "「",
        "备案号：",
        "北京市",
    ];
    for unit in units {
        let text = unit.repeat(BYTES_MAX / unit.len());
        for validator in all() {
            assert!(desk.check(validator.name, &text).is_err(), "{} takes 64 KiB of {unit:?}", validator.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_are_judged_and_normal_forms_stay(
        text in "\\PC{0,60}|[0-9xX \\-.年月日至长期/]{0,40}|[a-z0-9.@:/ \\-]{0,40}|[云帆网中国·（）、1，;\n a-z.]{0,24}"
    ) {
        let desk = Desk::default();
        for validator in all() {
            assert_holds(&desk, validator, &text)?;
        }
    }

    #[test]
    fn any_soup_is_judged_and_normal_forms_stay(
        signs in prop::collection::vec(prop::sample::select(SOUP.chars().collect::<Vec<_>>()), 0..40)
    ) {
        let desk = Desk::default();
        let text: String = signs.into_iter().collect();
        for validator in all() {
            assert_holds(&desk, validator, &text)?;
        }
    }

    #[test]
    fn any_text_is_judged(text in any::<String>()) {
        let desk = Desk::default();
        for validator in all() {
            assert_holds(&desk, validator, &text)?;
        }
    }
}
