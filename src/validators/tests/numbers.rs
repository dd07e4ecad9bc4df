//! The numbers on papers, made from the texts of the standards and not with our code, thousands of each: good ones
//! pass, and each slip that the standard promises to catch is caught at every place.

use super::{Desk, Dice, codes};

/// How many numbers of each kind.
const ROUNDS: u64 = 1_000;

/// The alphabet of GB 32100, in the order of its values.
const CREDIT: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Two digits of every province (GB/T 2260) that gives out identity cards.
const REGIONS: [&str; 31] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
];

/// ISO 7064 MOD 11-2 as the standard defines it: the whole number, X counted as ten, is 1 modulo 11.
fn is_sound_11_2(code: &str) -> bool {
    code.chars().fold(0, |sum, c| (sum * 2 + c.to_digit(10).unwrap_or(10)) % 11) == 1
}

/// ISO 7064 MOD 11,10: the hybrid system, digit by digit, ends at 1 modulo 10.
fn is_sound_11_10(code: &str) -> bool {
    let mut product = 10;
    for (at, c) in code.chars().enumerate() {
        let sum = (product + c.to_digit(10).unwrap()) % 10;
        if at + 1 == code.len() {
            return sum == 1;
        }
        product = if sum == 0 { 20 } else { sum * 2 } % 11;
    }
    false
}

/// GB 32100 by Horner's rule: body and check character make a multiple of 31.
fn is_sound_31(code: &str) -> bool {
    let value = |c: char| CREDIT.chars().position(|known| known == c).unwrap();
    let (body, last) = code.split_at(17);
    let sum = body.chars().rev().fold(0, |sum, c| (sum * 3 + value(c)) % 31);
    (sum + value(last.chars().next().unwrap())) % 31 == 0
}

/// GB 11714: the weighted sum and the check character make a multiple of 11, X counted as ten.
fn is_sound_11714(code: &str) -> bool {
    let value = |c: char| if c.is_ascii_digit() { u32::from(c) - 48 } else { u32::from(c) - 55 };
    let (body, last) = code.split_at(8);
    let sum: u32 = body.chars().zip([3, 7, 9, 10, 5, 8, 4, 2]).map(|(c, weight)| value(c) * weight).sum();
    let last = if last == "X" { 10 } else { last.parse().unwrap() };
    (sum + last).is_multiple_of(11)
}

/// The body with the one check character that makes it sound.
fn closed(body: String, alphabet: &str, is_sound: fn(&str) -> bool) -> String {
    let with = |last: char| format!("{body}{last}");
    alphabet.chars().map(with).find(|code| is_sound(code)).unwrap()
}

fn resident(dice: &Dice, region: &str) -> String {
    let (year, month, day) = (1930 + dice.below(78), 1 + dice.below(12), 1 + dice.below(28));
    let body = format!("{region}{year}{month:02}{day:02}{}", dice.digits(3));
    closed(body, "0123456789X", is_sound_11_2)
}

fn organisation(dice: &Dice) -> String {
    closed(dice.digits(8), "0123456789X", is_sound_11714)
}

fn credit(dice: &Dice) -> String {
    let kind = dice.pick(&["11", "12", "51", "52", "53", "91", "92", "93", "A1", "N1"]);
    let body = format!("{kind}{}{}{}", dice.pick(&REGIONS), dice.digits(4), organisation(dice));
    closed(body, CREDIT, is_sound_31)
}

fn old_licence(dice: &Dice) -> String {
    closed(format!("{}{}", dice.pick(&REGIONS), dice.digits(12)), "0123456789", is_sound_11_10)
}

/// The code with another sign at one place.
fn replaced(code: &str, at: usize, sign: char) -> String {
    code.chars().enumerate().map(|(place, c)| if place == at { sign } else { c }).collect()
}

/// The code with two neighbours swapped; none if they are the same.
fn swapped(code: &str, at: usize) -> Option<String> {
    let mut signs: Vec<char> = code.chars().collect();
    signs.swap(at, at + 1);
    Some(signs.into_iter().collect::<String>()).filter(|other| other != code)
}

/// As people type it: groups, wide digits, small letters.
fn scribbled(dice: &Dice, code: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
    let signs = code.chars().map(|c| match dice.below(8) {
        0 => format!("{c} "),
        1 if c.is_ascii() => wide(c).to_string(),
        2 => c.to_lowercase().to_string(),
        3 if c == '0' => "〇".to_owned(),
        4 => format!("{c}\u{200b}"),
        _ => c.to_string(),
    });
    signs.collect()
}

/// Every slip of one sign at every place, one sign each, and every swap of neighbours if it is promised too.
fn assert_slips_are_caught(desk: &Desk, dice: &Dice, name: &str, code: &str, alphabet: &str, swaps: bool) {
    for (at, right) in code.chars().enumerate() {
        let last = at + 1 == code.len();
        let wrong: Vec<char> = alphabet.chars().filter(|c| *c != right && (last || *c != 'X')).collect();
        let slip = replaced(code, at, dice.pick(&wrong));
        assert!(desk.judge(name, &slip).is_err(), "{name} takes {slip} for {code}");
        // An X that leaves the end is another sign there, and no scheme speaks of it.
        if let Some(slip) = (swaps && !last && !code[at + 1..].starts_with('X')).then(|| swapped(code, at)).flatten() {
            assert!(desk.judge(name, &slip).is_err(), "{name} takes {slip} for {code}");
        }
    }
}

#[test]
fn resident_numbers() {
    let desk = Desk::default();
    let mut sexes = [0, 0];
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let region = format!("{}{}", dice.pick(&REGIONS), dice.digits(4));
        let code = resident(&dice, &region);
        assert_eq!(desk.accept("id_number", &scribbled(&dice, &code)).value, code);
        sexes[code[16..17].parse::<usize>().unwrap() % 2] += 1;
        assert_slips_are_caught(&desk, &dice, "id_number", &code, "0123456789X", true);
        let nowhere =
            dice.pick(&["00", "10", "16", "20", "24", "30", "38", "40", "47", "49", "55", "60", "66", "70", "72"]);
        let code = resident(&dice, &format!("{nowhere}{}", dice.digits(4)));
        assert_eq!(desk.fault("id_number", &code), "id_region");
    }
    assert!(sexes.iter().all(|count| *count > 100), "both sexes: {sexes:?}");
}

#[test]
fn numbers_of_people_from_elsewhere() {
    let desk = Desk::default();
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let region = dice.pick(&["810000", "820000", "830000"]);
        let residence = resident(&dice, region);
        assert_eq!(desk.accept("hmt_residence", &scribbled(&dice, &residence)).value, residence);
        assert_eq!(codes(&desk.accept("id_number", &residence)).first().map(String::as_str), Some("id_is_residence"));
        assert_slips_are_caught(&desk, &dice, "hmt_residence", &residence, "0123456789X", true);
        let first = format!("9{}{}", dice.pick(&REGIONS), dice.digits(3));
        let permanent = resident(&dice, &first);
        assert_eq!(desk.accept("foreign_permanent", &scribbled(&dice, &permanent)).value, permanent);
        assert_slips_are_caught(&desk, &dice, "foreign_permanent", &permanent, "0123456789X", true);
        assert_eq!(desk.fault("hmt_residence", &permanent), "hmt_residence_region");
        let old = format!("{}{}", dice.signs("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3), dice.digits(12));
        assert_eq!(desk.accept("foreign_permanent", &old).value, old);
    }
}

#[test]
fn permits_and_passports() {
    let desk = Desk::default();
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let length = dice.pick(&[8, 10]);
        let hm = format!("{}{}", dice.pick(&["H", "M"]), dice.digits(length));
        assert_eq!(desk.accept("hm_permit", &scribbled(&dice, &hm)).value, hm);
        let tw = if dice.below(2) == 0 {
            dice.digits(8)
        } else {
            format!("{}{}", dice.digits(10), dice.signs("ABCDEFGHJK", 1))
        };
        assert_eq!(desk.accept("tw_permit", &scribbled(&dice, &tw)).value, tw);
        let length = 4 + dice.below(13);
        let passport = format!("{}{}", dice.signs("ABCDEFGHJKLMNPRSTUVWXY", 1), dice.digits(length));
        assert_eq!(desk.accept("passport", &scribbled(&dice, &passport)).value, passport);
        let length = dice.pick(&[1, 2, 3, 5, 6, 7, 9, 11, 12]);
        let odd = dice.digits(length);
        assert_eq!(desk.fault("hm_permit", &format!("H{odd}")), "hm_permit_unsure");
        assert_eq!(desk.fault("tw_permit", &odd), "tw_permit_unsure");
        assert_eq!(desk.fault("passport", &odd[..odd.len().min(4)]), "passport_unsure");
    }
}

#[test]
fn credit_codes() {
    let desk = Desk::default();
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let code = credit(&dice);
        let accepted = desk.accept("credit_code", &scribbled(&dice, &code));
        assert_eq!(accepted.value, code);
        assert!(!codes(&accepted).contains(&"credit_inner".to_owned()), "{code}");
        assert_eq!(codes(&accepted).contains(&"credit_sole_trader".to_owned()), code.starts_with("92"));
        assert_slips_are_caught(&desk, &dice, "credit_code", &code, &CREDIT.replace('X', ""), true);
        let at = dice.below(18);
        let letter = dice.pick(&['I', 'O', 'S', 'V', 'Z']);
        let fault = desk.judge("credit_code", &replaced(&code, at, letter)).unwrap_err();
        assert_eq!(fault.code, "credit_letter");
        assert_eq!(fault.args.get("at"), Some(&crate::text::Arg::from(at + 1)));
    }
}

#[test]
fn old_numbers_of_units() {
    let desk = Desk::default();
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let licence = old_licence(&dice);
        assert_eq!(desk.accept("old_licence", &scribbled(&dice, &licence)).value, licence);
        assert_slips_are_caught(&desk, &dice, "old_licence", &licence, "0123456789", false);
        assert_eq!(desk.fault("credit_code", &licence), "credit_old15");
        let code = organisation(&dice);
        let shown = format!("{}-{}", &code[..8], &code[8..]);
        assert_eq!(desk.accept("organisation_code", &scribbled(&dice, &shown)).value, shown);
        assert_slips_are_caught(&desk, &dice, "organisation_code", &code, "0123456789", true);
        assert_eq!(desk.fault("credit_code", &shown), "credit_old9");
    }
}

#[test]
fn a_failed_check_tells_nothing() {
    let desk = Desk::default();
    for seed in 0..ROUNDS {
        let dice = Dice::new(seed);
        let (resident, credit) = (resident(&dice, "330106"), credit(&dice));
        let (licence, organisation) = (old_licence(&dice), organisation(&dice));
        for (name, code, fault) in [
            ("id_number", resident, "id_check"),
            ("credit_code", credit, "credit_check"),
            ("old_licence", licence, "old_licence_unsure"),
            ("organisation_code", organisation, "organisation_code_unsure"),
        ] {
            let wrong: Vec<char> = "0123456789".chars().filter(|c| !code.ends_with(*c)).collect();
            let slip = replaced(&code, code.len() - 1, dice.pick(&wrong));
            let found = desk.judge(name, &slip).unwrap_err();
            assert_eq!((found.code.as_str(), found.args.iter().len()), (fault, 0), "{slip}");
        }
    }
}
