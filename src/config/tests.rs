//! Tests of the settings.

use secrecy::ExposeSecret;

use super::*;

const TOKEN: &str = "123456:AAinvented-token_of-nobody";

fn read(pairs: &[(&str, &str)], file: Option<&str>) -> Result<Config, Mistakes> {
    let env = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
    let read = |_: &Path| file.map(str::to_owned).ok_or_else(|| "not found".to_owned());
    from_settings(&env, &read)
}

#[test]
fn a_token_is_enough() {
    let config = read(&[("TELOXIDE_TOKEN", TOKEN), ("BEIAN_LANGUAGE", "")], None).expect("good");
    assert_eq!(config.token.expose_secret(), TOKEN);
    assert_eq!((config.send_per_second, config.send_per_chat_per_second), (25, 1));
    assert_eq!(config.key_file, PathBuf::from("data.key"));
    assert_eq!(config.quiet_hours, QuietHours { from: 22, to: 8 });
    assert_eq!(config.time_zone, Tz::Asia__Shanghai);
}

#[test]
fn all_mistakes_are_told_at_once_and_no_secret() {
    let settings = [
        ("TELOXIDE_TOKEN", "geheim-no-colon"),
        ("BEIAN_REVIEW_CHAT", "12"),
        ("BEIAN_SEND_PER_SECOND", "-1"),
        ("BEIAN_TIME_ZONE", "Mars"),
        ("BEIAN_QUIET_HOURS", "22-24"),
        ("BEIAN_LOG_FORMAT", "xml"),
        ("BEIAN_MASTER_KEY", "geheim"),
        ("BEIAN_DATA", "d"),
        ("BEIAN_KEY_FILE", "d/key"),
        ("TELOXIDE_API_URL", "ftp://x"),
        ("BEIAN_LOOKUP", "dns,everything"),
        ("BEIAN_DNS", "223.5.5.5"),
        ("BEIAN_OPERATOR_CHAT", "0"),
        ("BEIAN_HTTP_LISTEN", "9090"),
        ("BEIAN_RETENTION_DAYS", "59"),
    ];
    let mistakes = read(&settings, None).expect_err("bad");
    let named: Vec<&str> = mistakes.0.iter().map(|m| m.name.as_str()).collect();
    for (name, _) in settings.iter().filter(|(n, _)| *n != "BEIAN_DATA") {
        assert!(named.contains(name), "{name} in {named:?}");
    }
    assert!(!format!("{mistakes} {mistakes:?}").contains("geheim"));
}

#[test]
fn nothing_is_looked_up_unless_asked_for() {
    for (setting, probes) in [("off", vec![]), ("", vec![]), ("dns, footer", vec![Probe::Dns, Probe::Footer])] {
        let config = read(&[("TELOXIDE_TOKEN", TOKEN), ("BEIAN_LOOKUP", setting)], None).expect("good");
        assert_eq!(config.lookup.into_iter().collect::<Vec<_>>(), probes, "{setting}");
    }
}

#[test]
fn a_missing_token_is_one_mistake() {
    let mistakes = read(&[], None).expect_err("bad");
    assert_eq!(mistakes.0.len(), 1);
}

#[test]
fn the_environment_goes_before_the_file() {
    let file = format!("teloxide_token = \"{TOKEN}\"\nBEIAN_SEND_PER_SECOND = 7\nBEIAN_REVIEW_CHAT = -100200\n");
    let env = [("BEIAN_CONFIG", "x.toml"), ("BEIAN_SEND_PER_SECOND", "9")];
    let config = read(&env, Some(&file)).expect("good");
    assert_eq!((config.send_per_second, config.review_chat), (9, Some(-100_200)));
}

#[test]
fn a_file_with_strange_names_or_none_at_all_is_told() {
    let env = [("BEIAN_CONFIG", "x.toml"), ("TELOXIDE_TOKEN", TOKEN)];
    for bad in ["beian_tokn = 'x'", "this is no toml", "beian_data = [1]"] {
        assert_eq!(read(&env, Some(bad)).expect_err("bad").0.len(), 1, "{bad}");
    }
    assert!(read(&env, None).is_err());
}

#[test]
fn the_token_is_never_printed() {
    let config = read(&[("TELOXIDE_TOKEN", TOKEN)], None).expect("good");
    assert!(!format!("{config:?}").contains("invented"));
}

#[test]
fn the_example_names_every_setting() {
    let example = include_str!("../../.env.example");
    for name in NAMES {
        assert!(example.contains(&format!("{name}=")), "{name} is not in .env.example");
    }
}
