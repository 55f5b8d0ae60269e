/* Objects of documents read by a table: which members there are, of what kind, and where they go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/record.h"

#include <string.h>

static void
read_list (PentadGuard *guard, const PentadRecordField *field, gpointer record)
{
  if (pentad_field_begin_array (guard))
    while (pentad_guard_next_element (guard))
      field->item (guard, record);
}

static void
read_value (PentadGuard *guard, const PentadRecordField *field, gpointer record)
{
  gpointer place = (char *)record + field->offset;

  switch (field->type)
    {
    case PENTAD_RECORD_COUNT:
      pentad_field_count (guard, place);
      break;
    case PENTAD_RECORD_DOUBLE:
      pentad_field_double (guard, place);
      break;
    case PENTAD_RECORD_BOOLEAN:
      pentad_field_boolean (guard, place);
      break;
    case PENTAD_RECORD_STRING:
      pentad_field_string (guard, place);
      break;
    case PENTAD_RECORD_LABEL:
      pentad_field_label (guard, place);
      break;
    case PENTAD_RECORD_TIME:
      pentad_field_time (guard, place);
      break;
    case PENTAD_RECORD_DAY:
      pentad_field_day (guard, place);
      break;
    case PENTAD_RECORD_STRINGS:
      pentad_field_strings (guard, *(GPtrArray **)place);
      break;
    case PENTAD_RECORD_LIST:
      read_list (guard, field, record);
      break;
    }
}

static const PentadRecordField *
find_field (const PentadRecordField *fields, guint n_fields, const char *name, gsize len)
{
  for (guint i = 0; i < n_fields; i++)
    if (strlen (fields[i].name) == len && memcmp (fields[i].name, name, len) == 0)
      return &fields[i];
  return NULL;
}

gboolean
pentad_record_read (PentadGuard *guard,
                    const PentadRecordField *fields,
                    guint n_fields,
                    gpointer record)
{
  guint64 seen = 0;
  const char *name;
  gsize len;

  g_return_val_if_fail (n_fields <= PENTAD_RECORD_MAX_FIELDS, FALSE);

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      const PentadRecordField *field = find_field (fields, n_fields, name, len);

      if (field == NULL)
        {
          pentad_guard_skip (guard);
          continue;
        }
      if (pentad_guard_peek (guard) != PENTAD_JSON_NULL)
        seen |= G_GUINT64_CONSTANT (1) << (field - fields);
      read_value (guard, field, record);
    }
  for (guint i = 0; i < n_fields && !pentad_guard_failed (guard); i++)
    if (fields[i].required != NULL && (seen & (G_GUINT64_CONSTANT (1) << i)) == 0)
      return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, fields[i].required);
  return !pentad_guard_failed (guard);
}
