/* Writes JSON text piece by piece into a GString, with commas and escapes in their places.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is built in memory but the text, so a document of a whole city costs what its bytes
 * cost. That names and values alternate and that what is begun is ended is up to the caller. */
#pragma once

#include "model/label.h"
#include "model/zone.h"

/* Deepest nesting of objects and arrays; going deeper is the caller's bug. */
#define PENTAD_JSON_WRITER_MAX_DEPTH 63

/* Lives on the stack; private fields. */
typedef struct
{
  GString *text;     /* borrowed */
  guint64 has_items; /* bit d: the container at depth d already has an item */
  guint depth;
  gboolean after_name; /* a member name was written, its value comes next */
} PentadJsonWriter;

/* Appends to `text`, which is borrowed and must outlive the writer. */
void pentad_json_writer_init (PentadJsonWriter *self, GString *text);

void pentad_json_writer_begin_object (PentadJsonWriter *self);
void pentad_json_writer_end_object (PentadJsonWriter *self);
void pentad_json_writer_begin_array (PentadJsonWriter *self);
void pentad_json_writer_end_array (PentadJsonWriter *self);
/* Name of the next member; the value must follow. The name is escaped like any string. */
void pentad_json_writer_name (PentadJsonWriter *self, const char *name);
/* A line break between two items of the present container, for files that people read. Call it
 * before the item. */
void pentad_json_writer_break (PentadJsonWriter *self);

/* Values. Invalid UTF-8 becomes U+FFFD. NULL text is null. */
void pentad_json_writer_string (PentadJsonWriter *self, const char *text);
void pentad_json_writer_string_len (PentadJsonWriter *self, const char *text, gssize len);
void pentad_json_writer_int (PentadJsonWriter *self, gint64 value);
/* decimals 0 to 9: rounded half away from zero, trailing zeros cut; -1: enough digits to read the
 * same value back. NaN and infinities are null. The decimal point never follows the locale. */
void pentad_json_writer_double (PentadJsonWriter *self, double value, int decimals);
void pentad_json_writer_boolean (PentadJsonWriter *self, gboolean value);
void pentad_json_writer_null (PentadJsonWriter *self);
/* An object with the languages that the label has; null when it has none. */
void pentad_json_writer_label (PentadJsonWriter *self, const PentadLabel *label);
/* RFC 3339 with the offset of the zone; null for PENTAD_NO_TIME. */
void pentad_json_writer_time (PentadJsonWriter *self, gint64 time, const PentadZone *zone);
/* "YYYY-MM-DD"; null for PENTAD_NO_DAY. */
void pentad_json_writer_day (PentadJsonWriter *self, gint32 day);
/* JSON text made elsewhere, taken as it is. */
void pentad_json_writer_raw (PentadJsonWriter *self, const char *text, gsize len);

/* Name and value in one. */
void pentad_json_writer_member_string (PentadJsonWriter *self, const char *name, const char *text);
void pentad_json_writer_member_int (PentadJsonWriter *self, const char *name, gint64 value);
void pentad_json_writer_member_double (PentadJsonWriter *self,
                                       const char *name,
                                       double value,
                                       int decimals);
void pentad_json_writer_member_boolean (PentadJsonWriter *self, const char *name, gboolean value);
void pentad_json_writer_member_label (PentadJsonWriter *self,
                                      const char *name,
                                      const PentadLabel *label);
void pentad_json_writer_member_time (PentadJsonWriter *self,
                                     const char *name,
                                     gint64 time,
                                     const PentadZone *zone);
void pentad_json_writer_member_day (PentadJsonWriter *self, const char *name, gint32 day);
void pentad_json_writer_member_object (PentadJsonWriter *self, const char *name);
void pentad_json_writer_member_array (PentadJsonWriter *self, const char *name);
