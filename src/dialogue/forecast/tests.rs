//! The forecast against filings that are fine, bad, half given and anything at all.
