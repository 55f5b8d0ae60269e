/* Search: a few letters lead to any place of the city, class, department or case.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/city.h"

#define PENTAD_TYPE_SEARCH (pentad_search_get_type ())
G_DECLARE_FINAL_TYPE (PentadSearch, pentad_search, PENTAD, SEARCH, GtkWidget)

/* A button with an entry and a list behind it. What is chosen activates win.division,
 * win.filter-add or win.case. */
GtkWidget *pentad_search_new (void);
/* What is searched from now on. The names are read by a worker when the search is opened, not
 * before. Takes a reference. */
void pentad_search_set_city (PentadSearch *self, PentadCity *city, PentadLanguage language);
/* Opens it, with what was typed last selected. */
void pentad_search_open (PentadSearch *self);
