//! Which filings there are: how many stand at each stage is one record, so that a start need not read them all.

use std::collections::BTreeMap;

use super::stored::{decode, encode, filing, keys};
use super::{Batch, RecordError, Records, StoreError};
use crate::dialogue::state::{FilingId, Stage};

/// Filings by stage; a stage where none stands is left out.
pub type Stages = BTreeMap<Stage, u32>;

impl Records {
    /// How many filings stand at each stage: as it was noted with the last change, or counted where nothing is noted, as
    /// after a restore. A count leaves out what can't be read.
    ///
    /// # Errors
    /// [`RecordError`].
    pub async fn stages(&self) -> Result<Stages, RecordError> {
        match self.store().get(keys::STAGES.into()).await? {
            Some(noted) => Ok(decode(&noted)?),
            None => Ok(self.count_stages().await?),
        }
    }

    /// Whether there is such a filing.
    ///
    /// # Errors
    /// [`StoreError`].
    pub(crate) async fn has_filing(&self, id: &FilingId) -> Result<bool, StoreError> {
        Ok(keys::is_plain(id) && self.store().get(filing::head_key(id)).await?.is_some())
    }

    async fn count_stages(&self) -> Result<Stages, StoreError> {
        let mut stages = Stages::new();
        for (id, wrapped) in self.all_keys() {
            let place = filing::head_key(&id);
            let Some(sealed) = self.store().get(place.clone()).await? else { continue };
            let head = self.vault().unwrap(&keys::filing_key(&id), &wrapped).and_then(|key| key.open(&place, &sealed));
            if let Some(stage) = head.ok().and_then(|head| filing::stage_of(&head).ok()) {
                *stages.entry(stage).or_default() += 1;
            }
        }
        Ok(stages)
    }

    pub(crate) fn put_stages(&self, batch: &mut Batch, stages: &Stages) {
        batch.put(keys::STAGES, encode(stages));
    }
}
