/* Data-quality findings that show in the figures only: rates above 100 %, places that went silent,
 * classes that suddenly drop, parts that do not add up.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are looked for in the finished days of the history and in the documents that send both parts
 * and sums; from when on something is doubtful is the scheme's to say (PentadQualityRules). */
#pragma once

#include "model/city.h"

/* PentadFinding, in the order of their kinds, none while the city has no scheme or divisions.
 * Transfer full. */
GPtrArray *pentad_quality_check (PentadCity *city, gint64 time);
/* Every finding of a city: those of the model, then these. The city's are shared by what asks
 * first; this costs a walk over the history each time. Transfer full. */
GPtrArray *pentad_quality_list (PentadCity *city, gint64 time);
