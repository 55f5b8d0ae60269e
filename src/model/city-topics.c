/* The topics of the city: what it keeps lists of, by id.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/city-private.h"

void
pentad_city_set_topic (PentadCity *self, PentadTopic *topic)
{
  g_return_if_fail (PENTAD_IS_CITY (self));

  /* The key is the topic's own. */
  g_hash_table_replace (self->topics, topic->id, pentad_topic_ref (topic));
  pentad_city_changed (self, FALSE);
}

const PentadTopic *
pentad_city_get_topic (PentadCity *self, const char *id)
{
  g_return_val_if_fail (PENTAD_IS_CITY (self) && id != NULL, NULL);
  return g_hash_table_lookup (self->topics, id);
}

void
pentad_city_set_topic_forbidden (PentadCity *self, const char *id, gboolean forbidden)
{
  g_return_if_fail (PENTAD_IS_CITY (self));

  if (g_hash_table_contains (self->forbidden_topics, id) == forbidden)
    return;
  if (forbidden)
    g_hash_table_add (self->forbidden_topics, g_strdup (id));
  else
    g_hash_table_remove (self->forbidden_topics, id);
  pentad_city_changed (self, FALSE);
}

gboolean
pentad_city_is_topic_forbidden (PentadCity *self, const char *id)
{
  g_return_val_if_fail (PENTAD_IS_CITY (self), FALSE);
  return g_hash_table_contains (self->forbidden_topics, id);
}

void
pentad_city_set_topic_failure (PentadCity *self, const char *id, const char *why)
{
  g_return_if_fail (PENTAD_IS_CITY (self));

  if (g_strcmp0 (g_hash_table_lookup (self->topic_failures, id), why) == 0)
    return;
  if (why != NULL)
    g_hash_table_replace (self->topic_failures, g_strdup (id), g_strdup (why));
  else
    g_hash_table_remove (self->topic_failures, id);
  pentad_city_changed (self, FALSE);
}

const char *
pentad_city_get_topic_failure (PentadCity *self, const char *id)
{
  g_return_val_if_fail (PENTAD_IS_CITY (self), NULL);
  return g_hash_table_lookup (self->topic_failures, id);
}

void
pentad_city_share_topics (PentadCity *to, const PentadCity *from)
{
  GHashTableIter iter;
  gpointer id, topic, why;

  g_hash_table_iter_init (&iter, from->topics);
  while (g_hash_table_iter_next (&iter, &id, &topic))
    g_hash_table_replace (to->topics, id, pentad_topic_ref (topic));
  g_hash_table_iter_init (&iter, from->forbidden_topics);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (to->forbidden_topics, g_strdup (id));
  g_hash_table_iter_init (&iter, from->topic_failures);
  while (g_hash_table_iter_next (&iter, &id, &why))
    g_hash_table_replace (to->topic_failures, g_strdup (id), g_strdup (why));
}
