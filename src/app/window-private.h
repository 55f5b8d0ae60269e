/* What the window and its actions share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"

/* Adds the actions to a window that has its session. */
void pentad_window_add_actions (PentadWindow *self);
/* Brings the state of the actions up to what the session shows. */
void pentad_window_update_actions (PentadWindow *self);
/* Keys, in class_init. */
void pentad_window_class_add_keys (GtkWidgetClass *class);
