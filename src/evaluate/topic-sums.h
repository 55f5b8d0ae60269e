/* What the counts of a topic come to in each place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/division.h"
#include "model/topic.h"

/* The numbers of every place that has some. Borrows topic and divisions, which must outlive it. */
typedef struct _PentadTopicSums PentadTopicSums;

PentadTopicSums *pentad_topic_sums_new (const PentadTopic *topic, const PentadDivisions *divisions);
void pentad_topic_sums_free (PentadTopicSums *sums);
/* A number of a kind in a place: what the platform sends for the place itself, else the sum of what
 * lies below it. A kind that others belong to, and that is not counted itself, has the sum of
 * theirs. 0 where the kind is counted on the level of the place or below, but not in it; NAN where
 * it is not, or a part of the sum is not known. */
double pentad_topic_sums_get (const PentadTopicSums *sums, int place, int kind, int measure);
/* The same as percent of the measure that it is a part of; NAN without one, or of nothing. */
double pentad_topic_sums_get_share (const PentadTopicSums *sums, int place, int kind, int measure);
/* TRUE when an entry belongs to the place: it lies in it or below, or holds for all of a place that
 * it lies in. */
gboolean pentad_topic_entry_is_of (const PentadTopicEntry *entry,
                                   const PentadDivisions *divisions,
                                   int place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadTopicSums, pentad_topic_sums_free)
