//! Whether the ground under the rules still holds: what a rule rests on, as somebody reviewed it and as it is now.
//!
//! Documents change, and nobody tells the rulebook. A review ([`Reviews`]) keeps, for every rule, ground and language, a
//! fingerprint of the text it was reviewed against; [`findings`] compares it with the index. Machine translations, on the
//! other hand, sometimes say the opposite of what they translate; [`suspects`] compares each block with its siblings in
//! other languages. A [`Standing`] is what of both matters when a question is answered. It is worked out once, beside
//! opening the index, and never changes after that.

mod diff;
mod drift;
mod excerpt;
mod reviews;
mod signs;
mod standing;
mod translations;

pub use diff::{Change, word_diff};
pub use drift::{Finding, State, findings};
pub use excerpt::{Excerpt, Excerpts, GroundName};
pub use reviews::{Fingerprint, Review, Reviews, ReviewsError};
pub use standing::{MovedGround, Standing};
pub use translations::{Difference, Reason, Suspect, suspects};
