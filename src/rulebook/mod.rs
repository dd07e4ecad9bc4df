//! The law and the flow of questions as data.

pub mod ask;
pub mod calendar;
pub mod checks;
pub mod choices;
pub mod data;
pub mod divisions;
pub mod files;
pub mod law;
pub mod notes;
pub mod provinces;
pub mod refusals;
pub mod rule;
pub mod sources;
pub mod subjects;
pub mod words;

#[cfg(test)]
mod tests;
