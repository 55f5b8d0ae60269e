/* What the reference city keeps lists of beside its cases, as data/reference/topics.json tells.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file holds the words and how much of what there is; the numbers and entries are functions of
 * the seed and the instant. */
#pragma once

#include "codec/json-tree.h"
#include "model/label.h"

typedef struct
{
  PentadJsonTree *tree;
  const PentadJson *list; /* of the topics */
} PentadTopicPlans;

/* NULL with *error when the file cannot be read or has no topics. */
PentadTopicPlans *pentad_topic_plans_load (const char *path, GError **error);
void pentad_topic_plans_free (PentadTopicPlans *plans);
/* NULL when there is none of that id. */
const PentadJson *pentad_topic_plans_find (const PentadTopicPlans *plans, const char *id);
/* A label of the file as the wire has it; the place's name for "{place}". `label` must be empty. */
void
pentad_topic_plan_read_label (const PentadJson *node, const PentadLabel *place, PentadLabel *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadTopicPlans, pentad_topic_plans_free)
