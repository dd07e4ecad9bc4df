//! The law and the flow of questions as data.

pub mod ask;
pub mod calendar;
pub mod choices;
pub mod data;
pub mod divisions;
pub mod domains;
pub mod files;
pub mod law;
pub mod names;
pub mod notes;
pub mod provinces;
pub mod rule;
pub mod subjects;
pub mod words;

#[cfg(test)]
mod tests;
