/* Whether photographs of cases can be decoded here, by the program that can do nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/photos.h"

#include <glib/gi18n-lib.h>

#include "host/paths.h"
#include "host/photo-process.h"

/* A PNG of one white pixel. */
static const guint8 one_pixel[] = { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00,
                                    0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01,
                                    0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90,
                                    0x77, 0x53, 0xde, 0x00, 0x00, 0x00, 0x0c, 0x49, 0x44, 0x41,
                                    0x54, 0x78, 0x9c, 0x63, 0xf8, 0xff, 0xff, 0x3f, 0x00, 0x05,
                                    0xfe, 0x02, 0xfe, 0x0d, 0xef, 0x46, 0xb8, 0x00, 0x00, 0x00,
                                    0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82 };

void
pentad_doctor_judge_photos (PentadDoctorReport *report, const char *program, const GError *error)
{
  const PentadDoctorPart part = PENTAD_DOCTOR_PHOTOS;

  if (error == NULL)
    pentad_doctor_report_ok (report, part,
                             g_strdup_printf (_ ("decoded locked in, by %s"), program));
  else if (g_error_matches (error, PENTAD_PHOTO_ERROR, PENTAD_PHOTO_ERROR_NOT_CONFINED))
    pentad_doctor_report_note (report, part, g_strdup (error->message),
                               _ ("photographs of cases are not shown here; a kernel with seccomp "
                                  "filters shows them"));
  else
    pentad_doctor_report_fault (report, part, g_strdup_printf ("%s: %s", program, error->message),
                                _ ("install Pentad with meson install, or from a package"));
}

typedef struct
{
  gboolean is_done;
  GError *error;
} Trial;

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Trial *trial = user_data;
  int width_px, height_px;
  GBytes *rgb = pentad_photo_decode_finish (result, &width_px, &height_px, &trial->error);

  g_clear_pointer (&rgb, g_bytes_unref);
  trial->is_done = TRUE;
}

void
pentad_doctor_look_at_photos (PentadDoctorReport *report)
{
  g_autofree char *program = pentad_paths_dup_helper ("pentad-photo");
  g_autoptr (GBytes) picture = g_bytes_new_static (one_pixel, sizeof one_pixel);
  g_autoptr (GMainContext) context = g_main_context_new ();
  Trial trial = { 0 };

  g_main_context_push_thread_default (context);
  pentad_photo_decode_async (program, picture, 0, NULL, decoded_cb, &trial);
  while (!trial.is_done)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  pentad_doctor_judge_photos (report, program, trial.error);
  g_clear_error (&trial.error);
}
