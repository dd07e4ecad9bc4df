//! Figures and signs of life of a bot over real HTTP.

use crate::web::FIGURES;

#[test]
fn every_figure_is_documented_and_none_is_made_up() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = std::fs::read_to_string(root.join("docs/operation.md")).expect("reads");
    for (name, _) in FIGURES {
        assert!(docs.contains(&format!("`{name}`")), "{name} is not in docs/operation.md");
    }
    let named = regex::Regex::new("`(beian_[a-z_]+)").expect("a pattern");
    for found in named.captures_iter(&docs) {
        assert!(FIGURES.iter().any(|(name, _)| *name == &found[1]), "{} is no figure", &found[1]);
    }
    assert!(FIGURES.is_sorted());
}
