/* What stands in a panel that has nothing to show: loading, no data, not permitted, error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/panel.h"

/* Each state has a look of its own, so that they are told apart from where nothing can be read:
 * three dots, hatching, a padlock, a red cross in a red frame. Below the state's words stands
 * panel->detail, where there is room. Nothing is drawn of a state that has content. */
void pentad_panel_state_layout (PentadSketch *sketch, PentadRect area, const PentadPanel *panel);
