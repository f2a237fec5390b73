//! Fields that documents hold as text: the clouds they apply to, the roles they are for.

use crate::{Cloud, Role, Section};

/// What the blocks said.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub clouds: Vec<Cloud>,
    pub roles: Vec<Role>,
}

/// Takes the blocks that hold fields out of the sections.
pub(super) fn take(_sections: &mut [Section]) -> Fields {
    Fields::default()
}
