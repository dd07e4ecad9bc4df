//! What one person may ask for on one day.

use beian::dialogue::state::Stage;
use chrono::Duration;

use super::{FILER, Player};

/// A filer who is asked for a picture.
fn at_the_pictures() -> Player {
    let mut player = Player::of_script("");
    let script = include_str!("../scripts/photos.txt");
    for line in script.lines().take_while(|line| !line.contains("file pdf")).filter(|line| !line.starts_with('<')) {
        player.line(line);
    }
    player
}

fn says(player: &mut Player, line: &str, key: &str) -> bool {
    player.line(line).iter().any(|said| said.contains(key))
}

#[test]
fn pictures_of_a_day_have_an_end_and_the_next_day_goes_on() {
    let mut player = at_the_pictures();
    let one = |player: &mut Player| says(player, "> file heic", "notice-pictures_today");
    let taken = (0..300).take_while(|_| !one(&mut player)).count();
    assert_eq!(taken, 200);
    assert!(!says(&mut player, "> 云帆笔记", "notice-pictures_today"), "only pictures have to wait");
    player.pass(Duration::days(1));
    assert!(!says(&mut player, "> photo good", "notice-pictures_today"));
    player.now -= Duration::days(3);
    assert!(!says(&mut player, "> photo good", "notice-pictures_today"), "a clock that was set back harms nobody");
}

#[test]
fn filings_of_a_day_have_an_end_also_for_who_deletes_them() {
    let mut player = at_the_pictures();
    let mut begun = 0;
    while !says(&mut player, "> /new", "notice-filings_today") {
        begun += 1;
        assert!(begun <= 20, "without end");
        player.line("* o starting");
        player.line("> /forget");
        player.line("* yes forget");
    }
    assert_eq!(begun, 20);
    let filings = &player.world.persons[&FILER].filings;
    assert!(filings.iter().all(|id| player.world.filings[id].stage == Stage::Draft));
    player.pass(Duration::days(1));
    assert!(!says(&mut player, "> /new", "notice-filings_today"));
}

#[test]
fn a_heap_of_pictures_hears_one_word() {
    let mut player = at_the_pictures();
    player.line("! hold");
    let album = format!("> album{}", " good".repeat(80));
    let told = player.line(&album).iter().filter(|said| said.contains("notice-picture_wait")).count();
    assert_eq!(told, 1);
    player.line("! release");
}
