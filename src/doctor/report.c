/* What a look at this machine and its platform found: rows of good news, notes and faults.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/report.h"

#include <glib/gi18n-lib.h>

#include "codec/json-writer.h"

#include <stdio.h>

struct _PentadDoctorReport
{
  GPtrArray *rows; /* PentadDoctorRow */
};

static const struct
{
  const char *id, *title;
} parts[PENTAD_N_DOCTOR_PARTS] = {
  [PENTAD_DOCTOR_FONTS] = { "fonts", N_ ("Fonts") },
  [PENTAD_DOCTOR_RENDERER] = { "renderer", N_ ("Drawing") },
  [PENTAD_DOCTOR_OUTPUTS] = { "outputs", N_ ("Screens") },
  [PENTAD_DOCTOR_CLOCK] = { "clock", N_ ("Clock") },
  [PENTAD_DOCTOR_PLATFORM] = { "platform", N_ ("Platform") },
  [PENTAD_DOCTOR_KEYS] = { "keys", N_ ("Keys and accounts") },
  [PENTAD_DOCTOR_DISK] = { "disk", N_ ("Files and disk") },
  [PENTAD_DOCTOR_PHOTOS] = { "photos", N_ ("Photographs") },
  [PENTAD_DOCTOR_SETTINGS] = { "settings", N_ ("Settings") },
};

static const struct
{
  const char *id, *word;
} verdicts[] = {
  [PENTAD_DOCTOR_OK] = { "ok", NC_ ("verdict", "ok") },
  [PENTAD_DOCTOR_NOTE] = { "note", NC_ ("verdict", "note") },
  [PENTAD_DOCTOR_FAULT] = { "fault", NC_ ("verdict", "fault") },
};

static void
row_free (gpointer data)
{
  PentadDoctorRow *row = data;

  g_free (row->text);
  g_free (row->advice);
  g_free (row);
}

PentadDoctorReport *
pentad_doctor_report_new (void)
{
  PentadDoctorReport *self = g_new0 (PentadDoctorReport, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
pentad_doctor_report_free (PentadDoctorReport *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
add (PentadDoctorReport *self,
     PentadDoctorPart part,
     PentadDoctorVerdict verdict,
     char *text,
     const char *advice)
{
  PentadDoctorRow *row = g_new0 (PentadDoctorRow, 1);

  *row = (PentadDoctorRow){ part, verdict, text, g_strdup (advice) };
  g_ptr_array_add (self->rows, row);
}

void
pentad_doctor_report_ok (PentadDoctorReport *self, PentadDoctorPart part, char *text)
{
  add (self, part, PENTAD_DOCTOR_OK, text, NULL);
}

void
pentad_doctor_report_note (PentadDoctorReport *self,
                           PentadDoctorPart part,
                           char *text,
                           const char *advice)
{
  add (self, part, PENTAD_DOCTOR_NOTE, text, advice);
}

void
pentad_doctor_report_fault (PentadDoctorReport *self,
                            PentadDoctorPart part,
                            char *text,
                            const char *advice)
{
  add (self, part, PENTAD_DOCTOR_FAULT, text, advice);
}

guint
pentad_doctor_report_get_n_rows (const PentadDoctorReport *self)
{
  return self->rows->len;
}

const PentadDoctorRow *
pentad_doctor_report_get_row (const PentadDoctorReport *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);
  return g_ptr_array_index (self->rows, i);
}

guint
pentad_doctor_report_count (const PentadDoctorReport *self, PentadDoctorVerdict verdict)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += pentad_doctor_report_get_row (self, i)->verdict == verdict;
  return n;
}

/* The word padded by the columns that it takes, since a Chinese character takes two. */
static void
append_verdict (GString *text, const char *word)
{
  int columns = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    columns += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  g_string_append_printf (text, "  %s%*s  ", word, MAX (6 - columns, 0), "");
}

static void
append_part (GString *text, const PentadDoctorReport *self, PentadDoctorPart part)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PentadDoctorRow *row = pentad_doctor_report_get_row (self, i);

      if (row->part != part)
        continue;
      if (is_first)
        g_string_append_printf (text, "%s\n", _ (parts[part].title));
      is_first = FALSE;
      append_verdict (text, g_dpgettext2 (GETTEXT_PACKAGE, "verdict", verdicts[row->verdict].word));
      g_string_append_printf (text, "%s\n", row->text);
      if (row->advice != NULL)
        g_string_append_printf (text, "          → %s\n", row->advice);
    }
}

char *
pentad_doctor_report_to_text (const PentadDoctorReport *self)
{
  GString *text = g_string_new (NULL);

  for (PentadDoctorPart part = 0; part < PENTAD_N_DOCTOR_PARTS; part++)
    append_part (text, self, part);
  g_string_append_printf (text, _ ("%u good, %u to note, %u faults"),
                          pentad_doctor_report_count (self, PENTAD_DOCTOR_OK),
                          pentad_doctor_report_count (self, PENTAD_DOCTOR_NOTE),
                          pentad_doctor_report_count (self, PENTAD_DOCTOR_FAULT));
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

char *
pentad_doctor_report_to_json (const PentadDoctorReport *self)
{
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_string (&w, "version", PENTAD_VERSION);
  pentad_json_writer_member_int (&w, "ok", pentad_doctor_report_count (self, PENTAD_DOCTOR_OK));
  pentad_json_writer_member_int (&w, "notes",
                                 pentad_doctor_report_count (self, PENTAD_DOCTOR_NOTE));
  pentad_json_writer_member_int (&w, "faults",
                                 pentad_doctor_report_count (self, PENTAD_DOCTOR_FAULT));
  pentad_json_writer_member_array (&w, "rows");
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PentadDoctorRow *row = pentad_doctor_report_get_row (self, i);

      pentad_json_writer_break (&w);
      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_string (&w, "part", parts[row->part].id);
      pentad_json_writer_member_string (&w, "verdict", verdicts[row->verdict].id);
      pentad_json_writer_member_string (&w, "text", row->text);
      pentad_json_writer_member_string (&w, "advice", row->advice);
      pentad_json_writer_end_object (&w);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

int
pentad_doctor_report_print (const PentadDoctorReport *self, gboolean as_json)
{
  g_autofree char *text =
      as_json ? pentad_doctor_report_to_json (self) : pentad_doctor_report_to_text (self);

  if (fputs (text, stdout) == EOF || fflush (stdout) != 0)
    return 1;
  return pentad_doctor_report_count (self, PENTAD_DOCTOR_FAULT) > 0 ? 1 : 0;
}
