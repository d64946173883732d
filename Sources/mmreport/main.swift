print("mmreport")
