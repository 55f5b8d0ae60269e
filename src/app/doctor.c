/* pentad --doctor: what this machine, its screens and its platform are like.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/doctor.h"

#include <gtk/gtk.h>

#include "app/settings.h"
#include "doctor/examine.h"
#include "doctor/photos.h"
#include "doctor/screen.h"
#include "doctor/settings.h"

#define MILLIHERTZ 1000.0

static void
look_at_renderer (PentadDoctorReport *report, GdkDisplay *display)
{
  PentadDoctorRenderer facts = { 0 };
  GtkWidget *window;
  GskRenderer *renderer;

  if (display == NULL)
    {
      pentad_doctor_judge_renderer (report, &facts);
      return;
    }
  /* A window that is never shown has a renderer all the same. */
  window = gtk_window_new ();
  gtk_widget_realize (window);
  renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  facts.display = gdk_display_get_name (display);
  facts.renderer = renderer != NULL ? G_OBJECT_TYPE_NAME (renderer) : NULL;
  pentad_doctor_judge_renderer (report, &facts);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
look_at_outputs (PentadDoctorReport *report, GdkDisplay *display)
{
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      const char *connector = gdk_monitor_get_connector (monitor);
      const char *model = gdk_monitor_get_model (monitor);
      PentadDoctorOutput output = { 0 };
      GdkRectangle area;

      gdk_monitor_get_geometry (monitor, &area);
      output.name = connector != NULL ? connector : model != NULL ? model : "?";
      output.width = area.width;
      output.height = area.height;
      output.scale = gdk_monitor_get_scale_factor (monitor);
      output.width_mm = gdk_monitor_get_width_mm (monitor);
      output.height_mm = gdk_monitor_get_height_mm (monitor);
      output.refresh_hz = gdk_monitor_get_refresh_rate (monitor) / MILLIHERTZ;
      pentad_doctor_judge_outputs (report, &output, 1);
    }
}

int
pentad_app_doctor_run (const PentadOptions *options, GSettings *settings, const GError *error)
{
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();
  GdkDisplay *display = gtk_init_check () ? gdk_display_get_default () : NULL;

  pentad_doctor_examine (report, options->platform, &options->source);
  look_at_renderer (report, display);
  if (display != NULL)
    look_at_outputs (report, display);
  pentad_doctor_look_at_photos (report);
  if (settings != NULL)
    pentad_settings_examine (settings, report);
  else
    pentad_doctor_judge_settings (report, error->message, NULL, 0);
  return pentad_doctor_report_print (report, options->as_json);
}
