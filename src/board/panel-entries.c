/* The panel of a topic's entries: warnings, persons on duty, letters, campaigns, one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/board-topic.h"
#include "board/panels.h"
#include "render/format.h"
#include "render/item-list.h"

/* Hours before a date at which what is not done is watched [P]. */
#define WATCH_HOURS 24
/* More do not fit any screen. */
#define MAX_ITEMS 100

static gboolean
is_among (const GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (ids, i), id) == 0)
      return TRUE;
  return ids->len == 0;
}

/* PentadTopicEntry, borrowed: those of the place that the panel wants. */
static GPtrArray *
list_entries (const PentadPanelContext *ctx, const PentadTopic *topic)
{
  const PentadTopicSpec *spec = &ctx->spec->topic;
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; i < topic->entries->len; i++)
    {
      PentadTopicEntry *entry = g_ptr_array_index (topic->entries, i);

      if (is_among (spec->kinds, entry->kind) && is_among (spec->states, entry->state) &&
          pentad_topic_entry_is_of (entry, divisions, ctx->data->query.place))
        g_ptr_array_add (entries, entry);
    }
  return entries;
}

static const char *
name_kind (const PentadPanelContext *ctx, const GPtrArray *kinds, int number, const char *id)
{
  const char *label =
      number >= 0
          ? pentad_label_get (&((const PentadTopicKind *)g_ptr_array_index (kinds, number))->label,
                              ctx->language)
          : "";

  return label[0] != '\0' ? label : id;
}

/* The time of a day near by, else the date. */
static const char *
format_when (PentadPanelContext *ctx, gint64 time)
{
  const PentadZone *zone = pentad_city_get_zone (ctx->data->query.city);
  gint32 day;

  if (time == PENTAD_NO_TIME)
    return NULL;
  day = pentad_zone_day (zone, time);
  if (day == pentad_zone_day (zone, ctx->data->query.time))
    return pentad_panel_take (ctx, pentad_format_time (time, zone));
  if (ABS (day - pentad_zone_day (zone, ctx->data->query.time)) > 180)
    return pentad_panel_take (ctx, pentad_format_day (day));
  return pentad_panel_take (ctx, pentad_format_day_short (day));
}

static const char *
format_number (PentadPanelContext *ctx, const PentadTopicEntry *entry)
{
  g_autofree char *number = pentad_format_count (entry->number);
  g_autofree char *of = pentad_format_count (entry->of);

  if (isnan (entry->number))
    return NULL;
  return isnan (entry->of) ? pentad_panel_printf (ctx, "%s", number)
                           : pentad_panel_printf (ctx, "%s / %s", number, of);
}

static const char *
name_unit (PentadPanelContext *ctx, const char *code)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (ctx->data->query.city);
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  int found;

  if (code == NULL)
    return NULL;
  found = catalogue != NULL ? pentad_catalogue_find_department (catalogue, code) : -1;
  if (found >= 0)
    return pentad_panel_department_name (ctx, found);
  found = pentad_divisions_find_any (divisions, code);
  return found != PENTAD_NO_PLACE ? pentad_panel_place_name (ctx, found) : code;
}

static const char *
name_place (PentadPanelContext *ctx, const PentadTopicEntry *entry)
{
  int place = entry->division != NULL
                  ? pentad_divisions_find_any (pentad_city_get_divisions (ctx->data->query.city),
                                               entry->division)
                  : 0;

  return place != PENTAD_NO_PLACE ? pentad_panel_place_name (ctx, place) : entry->division;
}

static const char *
name_class (PentadPanelContext *ctx, const char *code)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (ctx->data->query.city);
  int found =
      code != NULL && catalogue != NULL ? pentad_catalogue_find_class (catalogue, code) : -1;

  return found >= 0 ? pentad_panel_class_name (ctx, found) : code;
}

/* NULL where the entry does not say it. */
static const char *
format_field (PentadPanelContext *ctx,
              const PentadTopic *topic,
              const PentadTopicEntry *entry,
              PentadTopicField field)
{
  const char *text;

  switch (field)
    {
    case PENTAD_TOPIC_FIELD_KIND:
      return name_kind (ctx, topic->kinds, pentad_topic_find_kind (topic, entry->kind),
                        entry->kind);
    case PENTAD_TOPIC_FIELD_STATE:
      return name_kind (ctx, topic->states, pentad_topic_find_state (topic, entry->state),
                        entry->state);
    case PENTAD_TOPIC_FIELD_PLACE:
      return name_place (ctx, entry);
    case PENTAD_TOPIC_FIELD_UNIT:
      return name_unit (ctx, entry->unit);
    case PENTAD_TOPIC_FIELD_PERSON:
      return entry->person;
    case PENTAD_TOPIC_FIELD_TELEPHONE:
      return entry->telephone;
    case PENTAD_TOPIC_FIELD_NOTE:
      text = pentad_label_get (&entry->note, ctx->language);
      return text[0] != '\0' ? text : NULL;
    case PENTAD_TOPIC_FIELD_CLASS:
      return name_class (ctx, entry->class_code);
    case PENTAD_TOPIC_FIELD_SINCE:
      return format_when (ctx, entry->since);
    case PENTAD_TOPIC_FIELD_UNTIL:
      text = format_when (ctx, entry->until);
      return text != NULL ? pentad_panel_printf (ctx, _ ("until %s"), text) : NULL;
    case PENTAD_TOPIC_FIELD_DUE:
      text = format_when (ctx, entry->due);
      return text != NULL ? pentad_panel_printf (ctx, _ ("due %s"), text) : NULL;
    case PENTAD_TOPIC_FIELD_DONE:
      return format_when (ctx, entry->done);
    case PENTAD_TOPIC_FIELD_NUMBER:
      return format_number (ctx, entry);
    case PENTAD_TOPIC_FIELD_SHARE:
      return entry->of > 0 ? pentad_panel_take (
                                 ctx, pentad_format_percent (100 * entry->number / entry->of, 0))
                           : NULL;
    case PENTAD_N_TOPIC_FIELDS:
      break;
    }
  g_return_val_if_reached (NULL);
}

/* The worst of what its kind, its state and its date say. */
static PentadTone
judge (const PentadPanelContext *ctx, const PentadTopic *topic, const PentadTopicEntry *entry)
{
  int kind = pentad_topic_find_kind (topic, entry->kind);
  int state = pentad_topic_find_state (topic, entry->state);
  PentadTopicTone tone = PENTAD_TOPIC_PLAIN;

  if (kind >= 0)
    tone = ((const PentadTopicKind *)g_ptr_array_index (topic->kinds, kind))->tone;
  if (state >= 0)
    tone = MAX (tone, ((const PentadTopicKind *)g_ptr_array_index (topic->states, state))->tone);
  if (entry->due != PENTAD_NO_TIME && entry->done == PENTAD_NO_TIME)
    {
      gint64 left = entry->due - ctx->data->query.time;

      tone = left < 0                             ? PENTAD_TOPIC_BAD
             : left < WATCH_HOURS * PENTAD_HOUR_S ? MAX (tone, PENTAD_TOPIC_WATCH)
                                                  : tone;
    }
  return tone == PENTAD_TOPIC_BAD     ? PENTAD_TONE_BAD
         : tone == PENTAD_TOPIC_WATCH ? PENTAD_TONE_WATCH
         : tone == PENTAD_TOPIC_FINE  ? PENTAD_TONE_FINE
                                      : PENTAD_TONE_NEUTRAL;
}

static PentadItem
make_item (PentadPanelContext *ctx, const PentadTopic *topic, const PentadTopicEntry *entry)
{
  const PentadTopicSpec *spec = &ctx->spec->topic;
  const char *title = pentad_label_get (&entry->title, ctx->language);
  g_autoptr (GString) caption = g_string_new (NULL);

  for (guint i = 0; i < spec->caption->len; i++)
    {
      const char *text =
          format_field (ctx, topic, entry, (PentadTopicField)g_array_index (spec->caption, int, i));

      if (text != NULL && text[0] != '\0')
        g_string_append_printf (caption, "%s%s", caption->len > 0 ? " · " : "", text);
    }
  return (PentadItem){
    .title = title[0] != '\0' ? title : entry->id,
    .caption = pentad_panel_printf (ctx, "%s", caption->str),
    .value =
        spec->value >= 0 ? format_field (ctx, topic, entry, (PentadTopicField)spec->value) : NULL,
    .tone = judge (ctx, topic, entry),
  };
}

void
pentad_panel_topic_entries (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  const char *id = ctx->spec->topic.of;
  PentadBoardTopic topic;

  if (id == NULL || !pentad_board_topic_find (city, id, &topic))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing_topic (ctx, id));
      return;
    }
  g_autoptr (GPtrArray) entries = list_entries (ctx, topic.topic);
  guint limit = ctx->spec->limit > 0 ? (guint)ctx->spec->limit : MAX_ITEMS;
  guint n = MIN (entries->len, limit);
  g_autofree PentadItem *items = g_new0 (PentadItem, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    items[i] = make_item (ctx, topic.topic, g_ptr_array_index (entries, i));
  g_autofree char *count = pentad_format_count (entries->len);
  PentadItemList list = {
    .id = ctx->spec->id, .items = items, .n_items = (int)n, .n_total = (int)entries->len
  };
  pentad_item_list_layout (ctx->sketch, pentad_panel_frame (ctx, count, PENTAD_PANEL_DATA), &list);
}
