/* A line of text that says less where there is less room, before it is cut.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Texts beyond are passed over. */
#define PENTAD_FIT_LABEL_MAX 8

#define PENTAD_TYPE_FIT_LABEL (pentad_fit_label_get_type ())
G_DECLARE_FINAL_TYPE (PentadFitLabel, pentad_fit_label, PENTAD, FIT_LABEL, GtkWidget)

GtkWidget *pentad_fit_label_new (void);
/* The same said longer and shorter, longest first; NULL-terminated, one at least. The first that
 * fits is shown; when none does, the last, which is cut at its end. Copies. */
void pentad_fit_label_set_texts (PentadFitLabel *self, const char *const *texts);
/* The same with the parts of a text between " · " and ": ": as many as fit are shown, rather in two
 * lines than fewer. */
void pentad_fit_label_set_parts (PentadFitLabel *self, const char *text);
/* The longest. Borrowed. */
const char *pentad_fit_label_get_text (PentadFitLabel *self);
/* The one that is shown since the last allocation. Borrowed. */
const char *pentad_fit_label_get_shown (PentadFitLabel *self);
