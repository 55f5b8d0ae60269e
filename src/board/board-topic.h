/* Topics as panels see them: those the platform sends, and those that other documents make up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/topic-sums.h"
#include "model/city.h"

/* The topic that is made of the document of staff: its people, equipment and fixed posts. */
#define PENTAD_BOARD_TOPIC_STAFF "staff"
/* The one that is made of the partitions: how many zones and unit grids each has in a place. */
#define PENTAD_BOARD_TOPIC_PARTITIONS "partitions"

typedef struct
{
  const PentadTopic *topic;
  const PentadTopicSums *sums;
} PentadBoardTopic;

/* Sums are worked out when first asked for and kept until the topic or the divisions change. FALSE
 * when there is no such topic. Valid until the next change of the city; for the thread that may use
 * it. */
gboolean pentad_board_topic_find (PentadCity *city, const char *id, PentadBoardTopic *found);
