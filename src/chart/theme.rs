//! The colours of drawings. All can be told apart when they are printed in black and white. Draws nothing.

/// How drawings look.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// Slate and light blue.
    #[default]
    Modern,
    /// Black on white, square corners: as authorities and state-owned firms print.
    Official,
    /// Green and sand.
    Warm,
}

/// The colours of a theme, as SVG writes them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub(super) ink: &'static str,
    pub(super) grey: &'static str,
    pub(super) line: &'static str,
    pub(super) border: &'static str,
    /// Fills of tops, of other heads, and of all others.
    pub(super) top: &'static str,
    pub(super) head: &'static str,
    pub(super) plain: &'static str,
    /// The radius of corners.
    pub(super) corner: i32,
}

impl Theme {
    pub(super) fn palette(self) -> Palette {
        match self {
            Theme::Modern => Palette {
                ink: "#1b2430",
                grey: "#525c69",
                line: "#6b7683",
                border: "#46525f",
                top: "#dde5ee",
                head: "#eff3f7",
                plain: "#ffffff",
                corner: 18,
            },
            Theme::Official => Palette {
                ink: "#000000",
                grey: "#303030",
                line: "#000000",
                border: "#000000",
                top: "#e4e4e4",
                head: "#f4f4f4",
                plain: "#ffffff",
                corner: 0,
            },
            Theme::Warm => Palette {
                ink: "#23301f",
                grey: "#56604d",
                line: "#78806d",
                border: "#4d5a43",
                top: "#d9e5cd",
                head: "#f4f0e2",
                plain: "#fffefb",
                corner: 28,
            },
        }
    }
}
