/* Data-quality findings that show in the figures only: rates above 100 %, places that went silent,
 * classes that suddenly drop, parts that do not add up.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are looked for in the finished days of the history and in the documents that send both parts
 * and sums; from when on something is doubtful is the scheme's to say (PentadQualityRules). */
#pragma once

#include "model/city.h"

/* PentadFinding, in the order of their kinds, none while the city has no scheme or divisions. What
 * finished days tell is kept with the city until its history, its scheme or the day changes.
 * Transfer full. */
GPtrArray *pentad_quality_check (PentadCity *city, gint64 time);
/* Does a part of that, so many rows of history, for a program that has time now. TRUE while
 * something is left. */
gboolean pentad_quality_prepare (PentadCity *city, gint64 time, guint n_rows);
/* Every finding of a city: those of the model, then these. Transfer full. */
GPtrArray *pentad_quality_list (PentadCity *city, gint64 time);
